package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A version of a model.
public record ModelRef(String name, int version) {

    public ModelRef {
        Shape.id("name", name);
        Shape.sequence("version", version);
    }

    public void write(FactWriter out) {
        out.id("name", name).integer("version", version);
    }

    public static ModelRef read(FactReader in) throws MalformedFact {
        return new ModelRef(in.id("name"), in.sequence("version"));
    }

    /// Name, a dot, version: the subject of an approval.
    public String id() {
        return name + "." + version;
    }
}
