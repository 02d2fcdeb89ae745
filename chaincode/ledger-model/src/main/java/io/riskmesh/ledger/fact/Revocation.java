package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// Ends a grant for good.
public record Revocation(PartyId by, long at, String grant, String reasonCode) implements Fact {

    public Revocation {
        Shape.time("at", at);
        Shape.id("grant", grant);
        Shape.id("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.REVOCATION;
    }

    @Override
    public FactKey key() {
        return keyOf(grant);
    }

    public static FactKey keyOf(String grant) {
        return FactKind.REVOCATION.key(grant);
    }

    @Override
    public void write(FactWriter out) {
        out.id("grant", grant).id("reasonCode", reasonCode);
    }

    static Revocation read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Revocation(by, at, in.id("grant"), in.id("reasonCode"));
    }
}
