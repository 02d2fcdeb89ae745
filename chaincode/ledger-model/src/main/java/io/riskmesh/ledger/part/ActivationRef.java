package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// One link of a model's chain of activations.
public record ActivationRef(String name, int seq) {

    public ActivationRef {
        Shape.id("name", name);
        Shape.sequence("seq", seq);
    }

    public void write(FactWriter out) {
        out.id("name", name).integer("seq", seq);
    }

    public static ActivationRef read(FactReader in) throws MalformedFact {
        return new ActivationRef(in.id("name"), in.sequence("seq"));
    }
}
