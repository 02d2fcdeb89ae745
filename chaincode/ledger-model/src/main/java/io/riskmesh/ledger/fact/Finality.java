package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// The end of a settlement: nothing but another one that reverses it changes what it says.
///
/// @param id of the settlement
/// @param nettingDigest digest of the payment file; the money moves outside
public record Finality(PartyId by, long at, String id, Digest nettingDigest) implements Fact {

    public Finality {
        Shape.time("at", at);
        Shape.id("id", id);
    }

    @Override
    public FactKind kind() {
        return FactKind.FINALITY;
    }

    @Override
    public FactKey key() {
        return keyOf(id);
    }

    public static FactKey keyOf(String id) {
        return FactKind.FINALITY.key(id);
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).digest("nettingDigest", nettingDigest);
    }

    static Finality read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Finality(by, at, in.id("id"), in.digest("nettingDigest"));
    }
}
