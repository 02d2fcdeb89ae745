package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A bank's yes to a settlement: its own recomputation gave the same numbers, and the window is over.
///
/// @param settlementDigest of the settlement that it recomputed
/// @param observedBlock height that it saw when it confirmed
public record Confirmation(PartyId by, long at, String id, Digest settlementDigest, long observedBlock) implements Fact {

    public Confirmation {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.count("observedBlock", observedBlock);
    }

    @Override
    public FactKind kind() {
        return FactKind.CONFIRMATION;
    }

    @Override
    public FactKey key() {
        return keyOf(id, by);
    }

    public static FactKey keyOf(String id, PartyId party) {
        return FactKind.CONFIRMATION.key(id, party.value());
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).digest("settlementDigest", settlementDigest).integer("observedBlock", observedBlock);
    }

    static Confirmation read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Confirmation(by, at, in.id("id"), in.digest("settlementDigest"), in.whole("observedBlock"));
    }
}
