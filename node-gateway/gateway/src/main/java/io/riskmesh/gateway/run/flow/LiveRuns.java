package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunLogLine;
import io.riskmesh.gateway.run.RunParticipation;
import io.riskmesh.gateway.run.RunPlan;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.TreeMetric;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.store.ReasonCodes;
import io.riskmesh.gateway.run.store.RunFileParts;
import io.riskmesh.gateway.run.store.RunHistoryTable;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The runs of a running gateway: the desk, the flows behind it, one virtual thread each, and the letters of other banks. Runs that
/// were under way when the process ended go on when it starts again. Thread-safe.
public final class LiveRuns implements RunDesk, AutoCloseable {
    private static final int TRACE_DIGITS = 32;
    private static final System.Logger LOG = System.getLogger(LiveRuns.class.getName());

    private static final Duration ENDING = Duration.ofSeconds(10);

    private final RunWorld world;
    private final RunTable table;
    private final RunHistoryTable history;
    private final RunFacts facts;
    private final ReleasedFiles released;
    private final Map<String, RunFlow> flows = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    public LiveRuns(RunWorld world) {
        this.world = world;
        this.table = new RunTable(world.database(), world.clock());
        this.history = new RunHistoryTable(world.database());
        this.facts = new RunFacts(world.ledger(), world.nanoTime());
        this.released = new ReleasedFiles(world, table, facts);
    }

    /// Takes up what was under way, and reads letters from now on.
    public void start() throws StorageFailure {
        for (RunRow row : table.all()) {
            if (!row.state().isOver() || isCancelledOnly(row)) {
                go(row);
            }
        }
        world.mail().deliver(MailKind.RUN_INVITATION, this::read);
    }

    // A person ended a run that had stopped, and the process died before its flow could.
    private static boolean isCancelledOnly(RunRow row) {
        return row.cancelled() && row.resumable();
    }

    /// The models of completed runs.
    public ReleasedModels models() {
        return released;
    }

    /// Runs that this bank saw to their end, those whose contributions are to be measured among them.
    public SeenRuns measured() {
        return new SeenRuns(world, facts, table);
    }

    private void go(RunRow row) {
        threads.computeIfAbsent(row.id(), id -> {
            Thread thread = Thread.ofVirtual().name("run-" + id).unstarted(() -> traced(row));
            thread.start();
            return thread;
        });
    }

    // Each bank of a run derives the same trace from the id that all of them know.
    private void traced(RunRow row) {
        OpenSpan span = world.spans().joined(SpanName.RUN, Digest.of("run-trace", row.id().getBytes(StandardCharsets.US_ASCII)).hex()
                .substring(0, TRACE_DIGITS));
        CurrentSpan.with(span, () -> {
            flow(row);
            return null;
        });
        span.end();
    }

    private void flow(RunRow row) {
        try {
            RunFlow flow = new RunFlow(world, row);
            flows.put(row.id(), flow);
            flow.run();
            released.released(row.id());
        } catch (InterruptedException _) {
            // the gateway stops; the run goes on when it starts again
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "run " + row.id() + " does not go on until the next start", e);
        } finally {
            flows.remove(row.id());
            threads.remove(row.id());
        }
    }

    @Override
    public RunPlan plan(RunRequest request) throws StorageFailure {
        try {
            return new RunChecks(world).plan(request, id());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new RunPlan(Optional.of(new Refusal(GatewayReason.INTERNAL, "interrupted")), Map.of(), "", List.of(), List.of(),
                    Optional.empty(), List.of());
        }
    }

    @Override
    public Answer start(RunRequest request, String subject) throws StorageFailure {
        String id = Attempt.current().map(Attempt::nonce).map(RunIds::of).orElseGet(this::id);
        Optional<RunRow> begun = table.get(id);
        if (begun.isPresent()) {
            return new Answer.Taken(view(begun.get()));
        }
        try {
            return switch (new RunChecks(world).check(request, id)) {
                case RunChecks.Checked.Refused(Refusal refusal) -> new Answer.Refused(refusal);
                case RunChecks.Checked.Sound(var invitation) -> {
                    RunRow row = RunRow.begun(invitation, Optional.of(subject), RunState.PLANNED, world.clock().millis());
                    table.add(row);
                    go(row);
                    yield new Answer.Taken(view(table.get(row.id()).orElseThrow()));
                }
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Refused(new Refusal(GatewayReason.INTERNAL, "interrupted"));
        }
    }

    private String id() {
        return RunIds.next(world.clock().millis(), world.entropy());
    }

    private RunView view(RunRow row) {
        return RunViews.view(row, Optional.ofNullable(flows.get(row.id())).map(RunFlow::progress));
    }

    @Override
    public List<RunView> list() throws StorageFailure {
        List<RunView> views = new ArrayList<>();
        table.all().forEach(row -> views.add(view(row)));
        return views;
    }

    @Override
    public Optional<RunView> get(String id) throws StorageFailure {
        return row(id).map(this::view);
    }

    private Optional<RunRow> row(String id) throws StorageFailure {
        Optional<RunRow> row = table.get(id);
        return row.isPresent() ? row : table.all().stream()
                .filter(one -> one.invitation().seq() > 0 && one.invitation().run().toString().equals(id)).findFirst();
    }

    @Override
    public List<TreeMetric> metrics(String id) throws StorageFailure {
        Optional<RunRow> row = row(id);
        return row.isPresent() ? history.trees(row.get().id()) : List.of();
    }

    @Override
    public Optional<RunParticipation> participation(String id) throws StorageFailure {
        Optional<RunRow> row = row(id);
        return row.isPresent() ? Optional.of(new RunViews(facts).participation(row.get().invitation())) : Optional.empty();
    }

    @Override
    public List<RunLogLine> log(String id) throws StorageFailure {
        Optional<RunRow> row = row(id);
        return row.isPresent() ? history.log(row.get().id()) : List.of();
    }

    @Override
    public Answer cancel(String id, String subject) throws StorageFailure {
        Optional<RunRow> row = row(id);
        if (row.isEmpty()) {
            return unknown();
        }
        if (Attempt.isAgain() && row.get().cancelled() && !isCancelledOnly(row.get())) {
            return new Answer.Taken(view(row.get()));
        }
        if (row.get().state().isOver() && !row.get().resumable()) {
            return new Answer.Refused(new Refusal(GatewayReason.CONFLICT, "the run is over"));
        }
        table.cancel(row.get().id());
        history.log(row.get().id(), new RunLogLine(world.clock().millis(), "cancelled", "by " + subject));
        Optional.ofNullable(flows.get(row.get().id())).ifPresent(RunFlow::cancel);
        if (row.get().state().isOver()) {
            go(table.get(row.get().id()).orElseThrow());
        }
        return new Answer.Taken(view(table.get(row.get().id()).orElseThrow()));
    }

    @Override
    public Answer resume(String id, String subject) throws StorageFailure {
        Optional<RunRow> row = row(id);
        if (row.isEmpty()) {
            return unknown();
        }
        if (Attempt.isAgain() && row.get().state() != RunState.FAILED) {
            return new Answer.Taken(view(row.get()));
        }
        if (!row.get().resumable() || row.get().state() != RunState.FAILED) {
            return new Answer.Refused(new Refusal(TrainingReason.RUN_NOT_RESUMABLE, "the run did not stop where it could go on"));
        }
        history.log(row.get().id(), new RunLogLine(world.clock().millis(), "resumed", "by " + subject));
        again(row.get(), row.get().invitation().coordinator().equals(world.self())); // the others may have given up too
        return new Answer.Taken(view(table.get(row.get().id()).orElseThrow()));
    }

    // In one transaction: a run that goes on here and waits for others who were never told so would be half resumed.
    private void again(RunRow row, boolean inviteOthers) throws StorageFailure {
        awaitEnd(row.id());
        RunState from = row.invitation().seq() == 0 ? RunState.PLANNED : RunState.OPENING;
        world.database().write(transaction -> {
            RunTable.move(transaction, row.id(), from, Optional.empty(), false, world.clock().millis());
            if (inviteOthers) {
                new RunLetters(world.mail(), world.database()).invite(transaction, row.invitation());
            }
            return 0;
        });
        go(table.get(row.id()).orElseThrow());
    }

    // The flow that stopped may still be on its way out.
    private void awaitEnd(String id) {
        Thread ending = threads.get(id);
        try {
            if (ending != null) {
                ending.join(ENDING);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer unknown() {
        return new Answer.Refused(new Refusal(LedgerReason.NOT_FOUND, "no such run"));
    }

    // What the letter changes stands in its transaction; flows are begun beside it, as they begin again at every start anyway.
    private void read(Connection transaction, PartyId from, byte[] body) throws SQLException {
        switch (RunLetters.read(body).orElse(null)) {
            case null -> LOG.log(System.Logger.Level.WARNING, "a letter of {0} about a run makes no sense", from);
            case RunLetters.Letter.Invited(var invitation) -> {
                if (invitation.coordinator().equals(from) && invitation.banks().contains(world.self()) && invitation.seq() > 0) {
                    RunRow row = RunRow.begun(invitation, Optional.empty(), RunState.OPENING, world.clock().millis());
                    RunTable.add(transaction, row);
                    Thread.ofVirtual().start(() -> invited(row.id(), from));
                }
            }
            case RunLetters.Letter.Declined(String run, String code) -> {
                if (RunTable.find(transaction, run).filter(row -> row.invitation().banks().contains(from)).isPresent()) {
                    Optional.ofNullable(flows.get(run))
                            .ifPresent(flow -> flow.declined(new Refusal(ReasonCodes.of(code), from + " declined")));
                }
            }
            case RunLetters.Letter.FilePart part -> {
                if (RunTable.find(transaction, part.run()).filter(row -> row.invitation().coordinator().equals(from)).isPresent()) {
                    RunFileParts.add(transaction, part.run(), part.part(), part.parts(), part.body());
                }
            }
        }
    }

    // After the letter's transaction stands; the sender alone may wake a run that stopped.
    private void invited(String id, PartyId from) {
        try {
            Optional<RunRow> row = facts.await(() -> table.get(id), ENDING);
            if (row.isPresent() && row.get().invitation().coordinator().equals(from)) {
                if (!row.get().state().isOver()) {
                    go(row.get());
                } else if (row.get().resumable()) {
                    again(row.get(), false);
                }
            }
        } catch (InterruptedException | IOException | RunStopped e) {
            LOG.log(System.Logger.Level.WARNING, "run " + id + " begins at the next start only", e);
        }
    }

    /// Stops the flows where they are.
    @Override
    public void close() {
        List<Thread> under = List.copyOf(threads.values());
        under.forEach(Thread::interrupt);
        for (Thread thread : under) {
            try {
                thread.join(ENDING);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
