package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// One link of a chain of collateral.
public record CollateralRef(String type, String fmspc, int seq) {

    public CollateralRef {
        Shape.id("type", type);
        Shape.id("fmspc", fmspc);
        Shape.sequence("seq", seq);
    }

    public void write(FactWriter out) {
        out.id("type", type).id("fmspc", fmspc).integer("seq", seq);
    }

    public static CollateralRef read(FactReader in) throws MalformedFact {
        return new CollateralRef(in.id("type"), in.id("fmspc"), in.sequence("seq"));
    }
}
