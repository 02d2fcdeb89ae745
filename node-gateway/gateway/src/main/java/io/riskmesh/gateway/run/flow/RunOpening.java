package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunGrants;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a run on the ledger, with the use of a grant of each bank. The request's bytes are kept before they are sent and are sent
/// under a key of the run, so that a bank that was killed finds out what became of them and never opens two.
record RunOpening(RunWorld world, RunFacts facts, RunTable table) {
    private static final int RACES = 8;
    private static final long RACE_MILLIS = 200;

    /// The run with its number on the ledger.
    RunRow open(RunRow row) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        RunRow now = row;
        for (int tries = 0; tries < RACES; tries++) {
            if (now.openRequest().isEmpty()) {
                now = prepared(now);
            }
            SubmitOutcome outcome = world.ledger().as("scientist")
                    .submit("open-run/" + now.id() + "/" + now.invitation().seq() + "/" + Digest.ofFile(now.openRequest().get()).hex(),
                            "openRun", now.openRequest().get());
            if (!lostRace(outcome)) {
                RunFacts.must("openRun", outcome);
                return now;
            }
            // Another run of the model, another use of a grant or another consortium came in between.
            Thread.sleep(RACE_MILLIS);
            now = prepared(now);
        }
        throw RunStopped.resumable(LedgerReason.NOT_CURRENT, "other runs of this model or other uses of its grants always came first");
    }

    private static boolean lostRace(SubmitOutcome outcome) {
        return RunFacts.isRefused(outcome, LedgerReason.NOT_CURRENT) || RunFacts.isRefused(outcome, LedgerReason.CONFLICT_EXISTS)
                || RunFacts.isRefused(outcome, LedgerReason.CONSORTIUM_STALE);
    }

    private RunRow prepared(RunRow row) throws RunStopped, IOException {
        Invitation asked = row.invitation();
        RunGrants grants = new RunGrants(world.ledger(), world.clock());
        Map<PartyId, GrantState> live = switch (grants.forRun(asked.banks(), world.self(), asked.request().dataset(), asked.request().purpose())) {
            case RunGrants.Found.Live(var found) -> found;
            case RunGrants.Found.Refused(Refusal refusal) -> throw RunStopped.refused(refusal);
        };
        int seq = facts.list(TrainingRun.class, FactKind.TRAINING_RUN, asked.request().model()).size() + 1;
        Invitation numbered = asked.withSeq(seq);
        long until = live.values().stream().mapToLong(grant -> grant.authorization().validUntil()).min().orElseThrow();
        long deadline = Math.min(until, world.clock().millis() + world.settings().runLifetime().toMillis());
        TrainingRun run = run(numbered, live, deadline);
        byte[] request = facts.request(run, Map.of("receipts", receipts(run, numbered, live, deadline)));
        table.opening(row.id(), numbered, request);
        return table.get(row.id()).orElseThrow();
    }

    private TrainingRun run(Invitation asked, Map<PartyId, GrantState> grants, long deadline) throws IOException {
        List<UseRef> uses = new ArrayList<>();
        asked.banks().forEach(bank -> uses.add(new UseRef(grants.get(bank).authorization().grant(), grants.get(bank).nextUse())));
        return new TrainingRun(world.self(), 0, asked.request().model(), asked.seq(), asked.request().purpose(), asked.request().dataset(),
                new MeasuredRun(world, facts).scheme(asked.checkedParameters(), asked.schema(), grants.values()), Digest.fromHex(asked.checkedParameters().digest()), uses, asked.banks(), asked.banks().size() / 2 + 1,
                RunPrivacy.NONE, SumOpeners.COORDINATOR, Optional.empty(), deadline);
    }

    private static CanonicalValue receipts(TrainingRun run, Invitation asked, Map<PartyId, GrantState> grants, long deadline)
            throws IOException {
        long rounds = asked.checkedParameters().rounds();
        List<CanonicalValue> items = new ArrayList<>();
        for (PartyId bank : asked.banks()) {
            GrantState grant = grants.get(bank);
            long epsilon = grant.lastUse().map(UseReceipt::epsilonMicrosTotal).orElse(0L);
            long delta = grant.lastUse().map(UseReceipt::deltaE12Total).orElse(0L);
            items.add(Facts.ownFields(new UseReceipt(run.by(), 0, grant.authorization().grant(), grant.nextUse(),
                    grant.authorization().version(), DataUse.TRAIN, run.id().toString(), run.invited(), run.parametersDigest(),
                    Optional.empty(), rounds, grant.roundsUsed() + rounds, 0, epsilon, delta, Optional.empty(), deadline)));
        }
        return new CanonicalValue.Array(items);
    }
}
