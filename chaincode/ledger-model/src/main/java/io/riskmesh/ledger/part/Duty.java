package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A condition of a grant, such as `sums-visible`.
public record Duty(String code, String value) {

    public Duty {
        Shape.id("code", code);
        Shape.text("value", value);
    }

    public void write(FactWriter out) {
        out.id("code", code).text("value", value);
    }

    public static Duty read(FactReader in) throws MalformedFact {
        return new Duty(in.id("code"), in.text("value"));
    }
}
