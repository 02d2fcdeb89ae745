package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// A bank's no to a settlement; it blocks finality until it is ruled on.
///
/// @param evidenceDigest digest of what the bank holds against it
public record Dispute(PartyId by, long at, String id, String reasonCode, Digest evidenceDigest) implements Fact {

    public Dispute {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.id("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.DISPUTE;
    }

    @Override
    public FactKey key() {
        return keyOf(id, by);
    }

    public static FactKey keyOf(String id, PartyId party) {
        return FactKind.DISPUTE.key(id, party.value());
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).id("reasonCode", reasonCode).digest("evidenceDigest", evidenceDigest);
    }

    static Dispute read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Dispute(by, at, in.id("id"), in.id("reasonCode"), in.digest("evidenceDigest"));
    }
}
