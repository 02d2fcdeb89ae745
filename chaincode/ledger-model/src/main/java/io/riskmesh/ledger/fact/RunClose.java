package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import java.util.Optional;

/// How a run ended.
///
/// @param reasonCode why it was aborted
/// @param trees how many were grown
public record RunClose(PartyId by, long at, RunId run, RunOutcome outcome, Optional<String> reasonCode,
        int trees) implements Fact {

    public RunClose {
        Shape.time("at", at);
        Shape.optionalId("reasonCode", reasonCode);
        Shape.count("trees", trees);
    }

    @Override
    public FactKind kind() {
        return FactKind.RUN_CLOSE;
    }

    @Override
    public FactKey key() {
        return keyOf(run);
    }

    public static FactKey keyOf(RunId run) {
        return FactKind.RUN_CLOSE.key(run.toString());
    }

    @Override
    public void write(FactWriter out) {
        out.id("run", run.toString()).constant("outcome", outcome).optional("reasonCode", reasonCode, out::id)
                .integer("trees", trees);
    }

    static RunClose read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new RunClose(by, at, RunId.parse(in.id("run")), in.constant("outcome", RunOutcome.class),
                in.optional("reasonCode", in::id), in.count("trees"));
    }
}
