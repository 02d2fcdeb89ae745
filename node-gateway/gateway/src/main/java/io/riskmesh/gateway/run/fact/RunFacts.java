package io.riskmesh.gateway.run.fact;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// The facts of runs. What is written is asked for again until it stands; what is read is what this bank's own projection says, so
/// a peer's word about the ledger never counts. Thread-safe; methods wait.
public final class RunFacts {
    private static final int MOST_FACTS = 10_000;
    private static final long POLL_MILLIS = 20;
    private static final int RACES = 8;
    private static final String GATEWAY = "gateway";

    private final LiveLedger ledger;
    private final LongSupplier nanoTime;

    public RunFacts(LiveLedger ledger, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.nanoTime = nanoTime;
    }

    /// The ledger behind.
    public LiveLedger ledger() {
        return ledger;
    }

    /// Submits under the consortium in force, once more if that has just changed.
    public SubmitOutcome submit(String role, String function, Fact fact, Map<String, CanonicalValue> besides)
            throws LedgerUnavailable, IOException, InterruptedException {
        SubmitOutcome outcome = once(role, function, fact, besides);
        for (int races = 0; races < RACES && isRefused(outcome, LedgerReason.CONSORTIUM_STALE); races++) {
            Thread.sleep(POLL_MILLIS << races);
            outcome = once(role, function, fact, besides);
        }
        return outcome;
    }

    private SubmitOutcome once(String role, String function, Fact fact, Map<String, CanonicalValue> besides)
            throws LedgerUnavailable, IOException, InterruptedException {
        return ledger.as(role).submit(function, request(fact, besides));
    }

    /// The request's bytes: the fact's own fields and what the transaction wants besides.
    public byte[] request(Fact fact, Map<String, CanonicalValue> besides) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>(Facts.ownFields(fact).fields());
        fields.putAll(besides);
        return CanonicalJson.encode(Requests.with(new CanonicalValue.Obj(fields), "consortium", ledger.authorizations().consortiumSeq()));
    }

    /// Submits what adds to the cohorts of a data set, again if another run added to them meanwhile.
    public SubmitOutcome submitInCohort(String function, Fact fact, String dataset)
            throws LedgerUnavailable, IOException, InterruptedException {
        SubmitOutcome outcome = inCohort(function, fact, dataset);
        for (int races = 0; races < RACES && isRefused(outcome, LedgerReason.NOT_CURRENT); races++) {
            Thread.sleep(POLL_MILLIS << races);
            outcome = inCohort(function, fact, dataset);
        }
        return outcome;
    }

    private SubmitOutcome inCohort(String function, Fact fact, String dataset) throws LedgerUnavailable, IOException, InterruptedException {
        long next = list(CohortLink.class, FactKind.COHORT_LINK, dataset).size() + 1L;
        return submit(GATEWAY, function, fact, Map.of("cohortSeq", new CanonicalValue.Int(next)));
    }

    /// Submits and waits until this bank's own projection shows it.
    ///
    /// @throws RunStopped if the contract refuses
    public void record(String role, String function, Fact fact, Map<String, CanonicalValue> besides)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        must(function, submit(role, function, fact, besides));
        need(Fact.class, fact.key());
    }

    /// The same with nothing besides.
    public void record(String role, String function, Fact fact) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        record(role, function, fact, Map.of());
    }

    /// Passes what stands on the ledger.
    ///
    /// @throws RunStopped if it does not
    public static void must(String function, SubmitOutcome outcome) throws RunStopped {
        switch (outcome) {
            case SubmitOutcome.Recorded _, SubmitOutcome.AlreadyRecorded _ -> { }
            case SubmitOutcome.Refused(Refusal refusal) -> throw RunStopped.refused(refusal);
            case SubmitOutcome.Invalid invalid ->
                throw RunStopped.resumable(GatewayReason.LEDGER_INVALID, function + " " + invalid.validationCode());
        }
    }

    /// Whether the contract refused for this reason.
    public static boolean isRefused(SubmitOutcome outcome, LedgerReason code) {
        return outcome instanceof SubmitOutcome.Refused(Refusal refusal) && refusal.code() == code;
    }

    /// What stands under a key in this bank's projection.
    public <F extends Fact> Optional<F> find(Class<F> type, FactKey key) throws StorageFailure {
        return ledger.projection().get(key).value().map(FactRow::fact).filter(type::isInstance).map(type::cast);
    }

    /// What stands under keys that begin so, in the order of keys.
    public <F extends Fact> List<F> list(Class<F> type, FactKind kind, String... attributes) throws StorageFailure {
        return ledger.projection().list(new FactKey(kind.keyType(), List.of(attributes)), MOST_FACTS).value().stream().map(FactRow::fact)
                .filter(type::isInstance).map(type::cast).toList();
    }

    /// A fact that was recorded, and that the projection is about to show.
    public <F extends Fact> F need(Class<F> type, FactKey key) throws RunStopped, IOException, InterruptedException {
        return await(() -> find(type, key), Duration.ofSeconds(30)).orElseThrow(() ->
                RunStopped.resumable(GatewayReason.LEDGER_STALE, "this bank's view of the ledger does not show " + key));
    }

    /// Something to look for.
    @FunctionalInterface
    public interface Look<T> {
        Optional<T> now() throws IOException, RunStopped;
    }

    /// Looks until something is there, or the time is over.
    public <T> Optional<T> await(Look<T> look, Duration most) throws RunStopped, IOException, InterruptedException {
        long end = nanoTime.getAsLong() + most.toNanos();
        Optional<T> found = look.now();
        while (found.isEmpty() && nanoTime.getAsLong() < end) {
            Thread.sleep(POLL_MILLIS);
            found = look.now();
        }
        return found;
    }
}
