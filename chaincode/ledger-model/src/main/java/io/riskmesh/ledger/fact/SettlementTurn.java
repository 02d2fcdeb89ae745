package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;

/// Which settlement of a run is the live one: the last turn's, unless it was voided or reversed.
///
/// @param seq from 1 for each run
/// @param id of the settlement
public record SettlementTurn(PartyId by, long at, RunId run, int seq, String id) implements Fact {

    public SettlementTurn {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        Shape.id("id", id);
    }

    @Override
    public FactKind kind() {
        return FactKind.SETTLEMENT_TURN;
    }

    @Override
    public FactKey key() {
        return keyOf(run, seq);
    }

    public static FactKey keyOf(RunId run, int seq) {
        return FactKind.SETTLEMENT_TURN.key(run.toString(), FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).integer("seq", seq).id("id", id);
    }

    static SettlementTurn read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new SettlementTurn(by, at, RunId.parse(in.id("run")), in.sequence("seq"), in.id("id"));
    }
}
