package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// One use of a grant: the key of its `UseReceipt`.
public record UseRef(String grant, int seq) {

    public UseRef {
        Shape.id("grant", grant);
        Shape.sequence("seq", seq);
    }

    public void write(FactWriter out) {
        out.id("grant", grant).integer("seq", seq);
    }

    public static UseRef read(FactReader in) throws MalformedFact {
        return new UseRef(in.id("grant"), in.sequence("seq"));
    }
}
