package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RulingDecision;

/// The decision about all disputes of a settlement. A dispute raised after it is not heard.
///
/// @param id of the settlement
public record Ruling(PartyId by, long at, String id, RulingDecision decision, String reasonCode) implements Fact {

    public Ruling {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.id("reasonCode", reasonCode);
    }

    @Override
    public FactKind kind() {
        return FactKind.RULING;
    }

    @Override
    public FactKey key() {
        return keyOf(id);
    }

    public static FactKey keyOf(String id) {
        return FactKind.RULING.key(id);
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).constant("decision", decision).id("reasonCode", reasonCode);
    }

    static Ruling read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Ruling(by, at, in.id("id"), in.constant("decision", RulingDecision.class), in.id("reasonCode"));
    }
}
