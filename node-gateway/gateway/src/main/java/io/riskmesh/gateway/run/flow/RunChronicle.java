package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.RunLogLine;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.TreeMetric;
import io.riskmesh.gateway.run.round.RoundPlace;
import io.riskmesh.gateway.run.round.RoundWatch;
import io.riskmesh.gateway.run.store.RunHistoryTable;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells of one run: states into the table, what happened into the log, all of it to the streams and meters.
final class RunChronicle implements RoundWatch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunWorld world;
    private final String run;
    private final String metric;
    private final RunTable table;
    private final RunHistoryTable history;
    private final RunPace pace;
    private final AtomicBoolean cancelled;
    private final Closed closed;
    private long treeBegan;
    private long sentBefore;
    private long receivedBefore;
    private boolean training;

    /// Whether the ledger says that the run is over.
    @FunctionalInterface
    interface Closed {
        boolean now() throws IOException;
    }

    /// @param metric of early stopping
    RunChronicle(RunWorld world, String run, String metric, RunPace pace, AtomicBoolean cancelled, Closed closed) {
        this.world = world;
        this.run = run;
        this.metric = metric;
        this.table = new RunTable(world.database(), world.clock());
        this.history = new RunHistoryTable(world.database());
        this.pace = pace;
        this.cancelled = cancelled;
        this.closed = closed;
        this.treeBegan = world.nanoTime().getAsLong();
    }

    /// A new machine sits down: its counts begin at zero.
    void sitting() {
        sentBefore = 0;
        receivedBefore = 0;
        treeBegan = world.nanoTime().getAsLong();
    }

    void state(RunState next) throws StorageFailure {
        state(next, Optional.empty(), false);
    }

    void state(RunState next, Optional<Refusal> reason, boolean resumable) throws StorageFailure {
        RunState before = table.move(run, next, reason, resumable);
        if (before == next) {
            return;
        }
        training = next == RunState.TRAINING;
        log("state", next.id() + reason.map(refusal -> ": " + refusal).orElse(""));
        world.meters().state(before, next);
        world.events().publish(EventName.RUN_STATE, data().put("state", next.id()));
        reason.ifPresent(refusal -> world.events().publish(EventName.RUN_REJECTED, data().put("code", refusal.code().code())));
    }

    void log(String event, String text) throws StorageFailure {
        history.log(run, new RunLogLine(world.clock().millis(), event, text));
    }

    @Override
    public void place(RoundPlace place, Set<PartyId> awaited) {
        if (pace.moved(place)) {
            ObjectNode data = data();
            data.putObject("progress").put("tree", place.tree()).put("trees", pace.trees()).put("level", place.level())
                    .put("levels", pace.levels()).put("phase", place.phase());
            world.events().publish(EventName.RUN_PROGRESS, data);
        }
        if (pace.awaits(awaited, place.phase())) {
            ObjectNode data = data();
            pace.progress().waitingFor().forEach(waiting -> data.withArrayProperty("waitingFor").addObject()
                    .put("party", waiting.party().value()).put("phase", waiting.phase()).put("since", waiting.since()));
            world.events().publish(EventName.RUN_WAITING, data);
        }
    }

    @Override
    public void told(RunEvent event, long bytesSent, long bytesReceived) throws IOException {
        switch (event) {
            case RunEvent.SessionStarted session -> {
                log("session", "keys of session " + session.epoch() + " with " + session.members());
                if (!training && pace.hasNoCuts()) {
                    state(RunState.CUTS);
                } else {
                    state(RunState.TRAINING);
                }
            }
            case RunEvent.CutsFound cuts -> {
                log("cuts", "agreed; features that split nothing: " + cuts.dropped().size());
                pace.cutsFound();
                state(RunState.TRAINING);
            }
            case RunEvent.TreeFinished tree -> tree(tree, bytesSent, bytesReceived);
            case RunEvent.BankLost lost -> log("bank_lost", lost.bank() + " in tree " + lost.tree());
            case RunEvent.BankBack back -> log("bank_back", back.bank() + " from tree " + back.tree() + " on");
            case RunEvent.TreeScored scored -> {
                if (scored.nanos().isPresent()) {
                    history.score(run, scored.tree(), metric, scored.nanos().getAsLong());
                    world.events().publish(EventName.RUN_METRIC, data().put("tree", scored.tree()));
                }
            }
            case RunEvent.SumOpened _ -> { }
        }
    }

    private void tree(RunEvent.TreeFinished tree, long bytesSent, long bytesReceived) throws StorageFailure {
        long now = world.nanoTime().getAsLong();
        long millis = Duration.ofNanos(now - treeBegan).toMillis();
        TreeMetric measured = new TreeMetric(tree.tree(), tree.leaves(), tree.truncated(), tree.members(), millis, bytesSent - sentBefore,
                bytesReceived - receivedBefore, metric, OptionalLong.empty(), world.clock().millis());
        treeBegan = now;
        sentBefore = bytesSent;
        receivedBefore = bytesReceived;
        pace.tree(tree.tree() + 1, millis);
        history.tree(run, measured);
        if (tree.truncated()) {
            log("truncated", "tree " + tree.tree() + " ended early, as a bank was lost");
        }
        if (!training) {
            state(RunState.TRAINING); // a bank that came back during the first trees
        }
        world.meters().tree(measured);
        CurrentSpan.get().past(SpanName.RUN_TREE, Duration.ofMillis(millis).toNanos(),
                Map.of(SpanField.TREE, Integer.toString(tree.tree())));
        world.events().publish(EventName.RUN_METRIC, data().put("tree", tree.tree()));
    }

    @Override
    public void refused(RunRefusal refusal) throws IOException {
        world.meters().refused(refusal.reason().code());
        log("refused", refusal.toString());
    }

    @Override
    public void lost(PartyId bank) throws IOException {
        log("silent", bank + " is gone or was silent for too long");
    }

    @Override
    public void stepped(RoundPlace place, Duration took) {
        world.meters().step(place.phase(), took);
    }

    @Override
    public void bytes(PartyId peer, RoundPlace place, long bytes) {
        world.meters().bytes(peer, place.phase(), bytes);
    }

    @Override
    public void waited(PartyId peer, RoundPlace place, Duration time) {
        world.meters().waited(peer, place.phase(), time);
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    @Override
    public boolean closed() throws IOException {
        return closed.now();
    }

    private ObjectNode data() {
        return JSON.createObjectNode().put("runId", run);
    }
}
