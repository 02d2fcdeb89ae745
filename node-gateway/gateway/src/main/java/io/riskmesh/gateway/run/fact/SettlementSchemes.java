package io.riskmesh.gateway.run.fact;

import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.util.Optional;

/// Settlement schemes that are or were in force, by this bank's own projection.
public record SettlementSchemes(RunFacts facts) {

    /// The one that the next run is opened under.
    public Optional<SettlementScheme> inForce() throws StorageFailure {
        Optional<Enactment> last = facts.list(Enactment.class, FactKind.ENACTMENT, SubjectKind.SETTLEMENT_SCHEME.name()).stream()
                .reduce((_, later) -> later);
        return last.isPresent() ? facts.find(SettlementScheme.class,
                SettlementScheme.keyOf(Integer.parseInt(last.get().subject()), last.get().subjectDigest())) : Optional.empty();
    }

    /// One that a run names.
    public SettlementScheme need(int seq) throws RunStopped, IOException, InterruptedException {
        Enactment enacted = facts.need(Enactment.class, Enactment.keyOf(SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq)));
        return facts.need(SettlementScheme.class, SettlementScheme.keyOf(seq, enacted.subjectDigest()));
    }
}
