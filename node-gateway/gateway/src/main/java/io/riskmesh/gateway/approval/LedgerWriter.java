package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Carries out what was decided: a flow per approval, one write after the other, through absences of the ledger and of this process.
/// Each write is known to the ledger's client by its key, so that it is signed once. Thread-safe.
final class LedgerWriter implements AutoCloseable {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PROJECTED_WITHIN = Duration.ofSeconds(10);
    private static final int STALE_TRIES = 10;

    private final LiveLedger ledger;
    private final Database database;
    private final BookKeeper book;
    private final VoteRequests votes;
    private final Consumer<String> changed;
    private final ApprovalMeters meters;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param changed hears the id of each approval of which a write moved
    LedgerWriter(LiveLedger ledger, Database database, BookKeeper book, Consumer<String> changed,
            ApprovalMeters meters) {
        this.ledger = ledger;
        this.database = database;
        this.book = book;
        this.votes = new VoteRequests(ledger.party(), book);
        this.changed = changed;
        this.meters = meters;
    }

    /// Goes on with what an earlier process left.
    void resume() throws StorageFailure {
        database.read(WriteTable::unfinished).forEach(this::start);
    }

    /// Carries out the writes of an approval; returns at once.
    void start(String approvalId) {
        running.compute(approvalId, (id, flow) -> flow != null || closed ? flow
                : Thread.ofVirtual().name("ledger-writer-" + id).start(() -> carryOut(id)));
    }

    /// Waits until nothing of an approval is on its way any more; says whether that is so.
    boolean await(String approvalId, Duration most) throws InterruptedException {
        return book.bell().await(() -> !running.containsKey(approvalId), most);
    }

    private void carryOut(String approvalId) {
        Duration pause = LEAST_PAUSE;
        try {
            while (!closed && !over(approvalId)) {
                boolean ended = step(approvalId);
                pause = ended ? LEAST_PAUSE : longer(pause);
                if (!ended) {
                    book.bell().await(() -> closed, pause);
                }
            }
        } catch (InterruptedException _) {
            // closed; the next process goes on
        } finally {
            running.remove(approvalId, Thread.currentThread());
            book.bell().ring();
        }
    }

    // Whoever adds a write while its flow is about to end starts a new one: the look at the table and the end are one.
    private boolean over(String approvalId) {
        return running.computeIfPresent(approvalId, (id, flow) -> open(id).map(List::isEmpty).orElse(false) ? null : flow) == null;
    }

    // Empty if the database cannot be asked.
    private Optional<List<Write>> open(String approvalId) {
        try {
            return Optional.of(database.read(connection -> WriteTable.of(connection, approvalId)).stream()
                    .filter(write -> !write.tx().isOver()).toList());
        } catch (StorageFailure _) {
            return Optional.empty();
        }
    }

    // Says whether the next write came to an end.
    private boolean step(String approvalId) throws InterruptedException {
        Optional<List<Write>> open = open(approvalId);
        if (open.isEmpty() || open.get().isEmpty()) {
            return open.isPresent();
        }
        Write write = open.get().getFirst();
        long began = System.nanoTime();
        try {
            LedgerTx ended = submit(write);
            meters.submitted(write.function(), ended.state(), Duration.ofNanos(System.nanoTime() - began));
            if (ended.state() == LedgerTx.State.INVALID) {
                meters.invalid(ended.code().orElse(""));
            }
            finish(write, open.get(), ended);
            return true;
        } catch (LedgerUnavailable _) {
            meters.submitted(write.function(), LedgerTx.State.UNCONFIRMED, Duration.ofNanos(System.nanoTime() - began));
            keep(write.with(new LedgerTx(LedgerTx.State.UNCONFIRMED, Optional.empty(), Optional.empty(), Optional.empty())));
            return false;
        } catch (IOException _) {
            return false; // the database or an identity's file; what was kept stands
        }
    }

    private LedgerTx submit(Write write) throws LedgerUnavailable, IOException, InterruptedException {
        if (!ledger.speaksAs(write.identity())) {
            return invalid(SharedReason.WRONG_ROLE.code());
        }
        Optional<CanonicalValue.Obj> request;
        try {
            request = votes.request(write, () -> closed);
        } catch (MalformedFact _) {
            return invalid(SharedReason.DIGEST_MISMATCH.code());
        }
        if (request.isEmpty()) {
            throw new InterruptedException("closed while waiting for a proposal's block");
        }
        keep(write.with(new LedgerTx(LedgerTx.State.SENT, Optional.empty(), Optional.empty(), Optional.empty())));
        return tx(send(write, request.get()));
    }

    // Another consortium may have come into force since this gateway last looked: its block is on its way here.
    private SubmitOutcome send(Write write, CanonicalValue.Obj request) throws LedgerUnavailable, IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            int consortium = ledger.authorizations().consortiumSeq();
            SubmitOutcome outcome = ledger.as(write.identity()).submit(write.key(), write.function(),
                    CanonicalJson.encode(Requests.with(request, "consortium", consortium)));
            boolean stale = outcome instanceof SubmitOutcome.Refused refused && refused.refusal().code() == LedgerReason.CONSORTIUM_STALE;
            if (!stale || tries == STALE_TRIES) {
                return outcome;
            }
            book.bell().await(() -> closed || ledger.authorizations().consortiumSeq() != consortium, LEAST_PAUSE);
        }
    }

    private LedgerTx tx(SubmitOutcome outcome) throws InterruptedException {
        return switch (outcome) {
            case SubmitOutcome.Recorded recorded -> {
                String id = recorded.transactionId();
                book.bell().await(() -> closed || book.states().blocks().containsKey(id), PROJECTED_WITHIN);
                yield new LedgerTx(LedgerTx.State.COMMITTED, Optional.of(id), Optional.empty(), Optional.empty());
            }
            case SubmitOutcome.AlreadyRecorded _ ->
                    new LedgerTx(LedgerTx.State.COMMITTED, Optional.empty(), Optional.empty(), Optional.empty());
            case SubmitOutcome.Refused refused -> invalid(refused.refusal().code().code());
            case SubmitOutcome.Invalid invalid -> new LedgerTx(LedgerTx.State.INVALID, Optional.of(invalid.transactionId()), Optional.empty(),
                    Optional.of(invalid.validationCode()));
        };
    }

    private static LedgerTx invalid(String code) {
        return new LedgerTx(LedgerTx.State.INVALID, Optional.empty(), Optional.empty(), Optional.of(code));
    }

    // What was to follow a write that was turned down does not happen either, and its draft waits for people again.
    private void finish(Write write, List<Write> open, LedgerTx ended) throws StorageFailure {
        database.write(connection -> {
            WriteTable.move(connection, write.with(ended));
            if (ended.state() == LedgerTx.State.INVALID) {
                for (Write next : open.subList(1, open.size())) {
                    WriteTable.move(connection, next.with(invalid(ended.code().orElse(""))));
                }
                Optional<Draft> draft = DraftTable.get(connection, write.approvalId());
                if (draft.isPresent()) {
                    DraftTable.move(connection, draft.get(), Draft.Stage.WAITING, ended.code());
                }
            }
            return null;
        });
        changed.accept(write.approvalId());
    }

    private void keep(Write write) {
        try {
            database.write(connection -> {
                WriteTable.move(connection, write);
                return null;
            });
            changed.accept(write.approvalId());
        } catch (StorageFailure _) {
            // How far it is only informs people; the key decides what is sent.
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : twice;
    }

    /// Ends the flows and waits for them: none may be in the middle of a transaction when the database closes.
    @Override
    public void close() {
        closed = true;
        book.bell().ring();
        List<Thread> flows = List.copyOf(running.values());
        flows.forEach(Thread::interrupt);
        flows.forEach(BookKeeper::join);
    }
}
