package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;

/// How a pool of money is split by a contribution report. The contract computes it; the caller names run and pool only.
///
/// @param id starts with the proposer's id and a dot
/// @param turn of the run, see [SettlementTurn]
/// @param pool minor units of the scheme's currency; negative where it reverses another
/// @param allocations sorted by party, one per participant
/// @param carry what nobody got: allocations and carry add up to the pool exactly
/// @param replaces a settlement of the run that a ruling voided
/// @param reverses a final settlement of the run that this one takes back
public record Settlement(PartyId by, long at, String id, RunId run, int turn, int schemeSeq, long pool,
        List<Allocation> allocations, long carry, Optional<String> replaces, Optional<String> reverses) implements Fact {

    public Settlement {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.sequence("turn", turn);
        Shape.sequence("schemeSeq", schemeSeq);
        Shape.set("allocations", allocations.stream().map(Allocation::party).toList());
        allocations = List.copyOf(allocations);
        Shape.optionalId("replaces", replaces);
        Shape.optionalId("reverses", reverses);
    }

    @Override
    public FactKind kind() {
        return FactKind.SETTLEMENT;
    }

    @Override
    public FactKey key() {
        return keyOf(id);
    }

    public static FactKey keyOf(String id) {
        return FactKind.SETTLEMENT.key(id);
    }

    @Override
    public void write(FactWriter out) {
        out.id("id", id).id("run", run.toString()).integer("turn", turn).integer("schemeSeq", schemeSeq).i64("pool", pool)
                .objects("allocations", allocations, Allocation::write).i64("carry", carry)
                .optional("replaces", replaces, out::id).optional("reverses", reverses, out::id);
    }

    static Settlement read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Settlement(by, at, in.id("id"), RunId.parse(in.id("run")), in.sequence("turn"), in.sequence("schemeSeq"),
                in.i64("pool"), in.objects("allocations", Allocation::read), in.i64("carry"), in.optional("replaces", in::id),
                in.optional("reverses", in::id));
    }
}
