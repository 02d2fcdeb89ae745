package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.run.RunParticipation;
import io.riskmesh.gateway.run.RunProgress;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs as others see them.
record RunViews(RunFacts facts) {

    /// @param progress of the flow, while there is one
    static RunView view(RunRow row, Optional<RunProgress> progress) {
        Invitation asked = row.invitation();
        return new RunView(row.id(), asked.seq() == 0 ? Optional.empty() : Optional.of(asked.run()), asked.request(), digest(asked),
                asked.coordinator(), asked.banks(), row.startedBy(), row.createdAt(), row.changedAt(), row.state(),
                row.state().isOver() ? Optional.empty() : progress, row.reason(), row.resumable(), row.model());
    }

    private static String digest(Invitation asked) {
        try {
            return asked.checkedParameters().digest();
        } catch (IOException e) {
            throw new IllegalStateException("Parameters of a run that was kept", e);
        }
    }

    RunParticipation participation(Invitation asked) throws StorageFailure {
        if (asked.seq() == 0) {
            return new RunParticipation(List.of(), List.of());
        }
        String run = asked.run().toString();
        Optional<TrainingRun> opened = facts.find(TrainingRun.class, TrainingRun.keyOf(asked.request().model(), asked.seq()));
        List<RunJoin> joins = facts.list(RunJoin.class, FactKind.RUN_JOIN, run);
        List<CoinReveal> reveals = facts.list(CoinReveal.class, FactKind.COIN_REVEAL, run);
        Optional<RunSeal> seal = facts.find(RunSeal.class, RunSeal.keyOf(asked.run()));
        List<TranscriptDigest> seen = facts.list(TranscriptDigest.class, FactKind.TRANSCRIPT_DIGEST, run);
        List<RunParticipation.Bank> banks = new ArrayList<>();
        for (PartyId bank : asked.banks()) {
            String grant = opened.map(on -> on.uses().get(on.invited().indexOf(bank)).grant()).orElse("");
            banks.add(new RunParticipation.Bank(bank, grant,
                    joins.stream().filter(join -> join.party().equals(bank)).mapToLong(RunJoin::rowBound).findFirst(),
                    reveals.stream().anyMatch(reveal -> reveal.by().equals(bank)), seal.map(on -> on.participants().contains(bank)).orElse(false),
                    seen.stream().filter(one -> one.by().equals(bank)).mapToInt(TranscriptDigest::toTree).max()));
        }
        return new RunParticipation(banks, facts.list(SurvivorRecord.class, FactKind.SURVIVOR_RECORD, run).stream()
                .map(record -> new RunParticipation.Survivors(record.firstSlot(), record.lastSlot(), record.members())).toList());
    }
}
