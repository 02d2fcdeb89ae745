package io.riskmesh.gateway.run.round;

import io.riskmesh.federation.party.FederationParty;
import io.riskmesh.federation.party.FederationState;
import io.riskmesh.federation.party.PartySetup;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Step;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/// One sitting of a bank's machine: from what is stored to the outcome. Effects are performed in order, each before the next; steps
/// run on threads for computing, all else on the caller's, which should be a virtual one. For one thread.
public final class RoundHost {
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final int COORDINATORS_PATIENCE = 3; // the coordinator may wait for others as long as a round takes, twice

    private final Place place;
    private final FederationParty machine;
    private final PartySetup setup;
    private final RoundTimer timer;
    private FederationState state;
    private RoundPlace at = RoundPlace.START;
    private long sent;
    private long received;
    private RunOutcome outcome;

    /// Where a machine sits.
    ///
    /// @param inbox of the run, over all sittings
    /// @param compute threads for steps
    /// @param roundTimeout silence after which an awaited bank is lost
    public record Place(BankFiles files, RunStreams streams, RoundInbox inbox, RoundLedger ledger, RoundWatch watch, ExecutorService compute,
            LongSupplier nanoTime, Duration roundTimeout) {}

    public RoundHost(Place place, PartySetup setup) {
        this.place = place;
        this.setup = setup;
        this.machine = new FederationParty(setup);
        this.state = machine.initial();
        this.timer = new RoundTimer(place.nanoTime(), setup.coordinates() ? place.roundTimeout()
                : place.roundTimeout().multipliedBy(COORDINATORS_PATIENCE));
    }

    /// Begins and runs to the end of the sitting.
    ///
    /// @throws RunStopped if the run must not go on here, and the machine had no say
    public RunOutcome run() throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        place.inbox().beginSitting(setup.self(), setup.coordinates());
        BankFiles.Kept kept = place.files().kept();
        step(new Input.Begin(new StoredRun(kept.checkpoints(), kept.journal(), kept.transcript())));
        boolean leaving = false;
        while (outcome == null) {
            if (place.watch().cancelled() && !leaving) {
                leaving = true;
                cancel(new Refusal(TrainingReason.RUN_CANCELLED, "a person stopped the run"));
                continue;
            }
            timer.await(machine.awaited(state));
            place.watch().place(at, machine.awaited(state));
            Optional<Input> next = place.inbox().next(LOOK_UP);
            if (next.isPresent()) {
                take(next.get());
            } else {
                silence();
            }
        }
        return outcome;
    }

    private void take(Input input) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        switch (input) {
            case Input.Received(PartyId from, byte[] bytes) -> {
                timer.heard(from).ifPresent(time -> place.watch().waited(from, at, time));
                if (!from.equals(setup.self())) {
                    received += bytes.length;
                    place.watch().bytes(from, at, bytes.length);
                }
                if (from.equals(setup.terms().coordinator())) {
                    at = at.after(bytes);
                }
            }
            case Input.PeerLost(PartyId peer) -> place.watch().lost(peer);
            case Input.Begin _, Input.SurvivorsRegistered _, Input.SurvivorsRefused _, Input.Withdraw _ -> { }
        }
        step(input);
    }

    // Only when nothing waits: what has come is read before anybody is given up.
    private void silence() throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (!setup.coordinates() && place.watch().closed()) {
            throw RunStopped.resumable(LedgerReason.NOT_CURRENT, "the run was closed on the ledger");
        }
        Optional<PartyId> silent = place.inbox().isEmpty() ? timer.silent() : Optional.empty();
        if (silent.isPresent()) {
            timer.forget(silent.get());
            place.watch().lost(silent.get());
            step(new Input.PeerLost(silent.get()));
        }
    }

    private void step(Input input) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        long from = place.nanoTime().getAsLong();
        Step<FederationState> step = computed(input);
        place.watch().stepped(at, Duration.ofNanos(place.nanoTime().getAsLong() - from));
        state = step.state();
        Optional<Refusal> refusal = perform(step.effects());
        if (refusal.isPresent() && outcome == null) {
            leave(refusal.get());
        }
    }

    private Step<FederationState> computed(Input input) throws InterruptedException {
        try {
            return place.compute().submit(() -> machine.step(state, input)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bank's machine failed", e.getCause());
        }
    }

    // An old view says nothing about grants: the run rests. An ended grant ends it, and the others are told why.
    private void leave(Refusal refusal) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (refusal.code() == GatewayReason.LEDGER_STALE) {
            throw RunStopped.resumable(refusal.code(), refusal.detail());
        }
        step(withdrawal(refusal));
    }

    // The bank that coordinates ends the run for all; another one just leaves it.
    private void cancel(Refusal refusal) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (!setup.coordinates()) {
            throw RunStopped.refused(refusal);
        }
        step(withdrawal(refusal));
    }

    private static Input withdrawal(Refusal refusal) {
        return new Input.Withdraw(RunRefusal.of(refusal.code(), "a run that may go on", refusal.detail()));
    }

    /// Says why the bank must not go on; the effects after that are not performed.
    private Optional<Refusal> perform(List<Effect> effects) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        for (Effect effect : effects) {
            Optional<Refusal> refusal = perform(effect);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> perform(Effect effect) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        switch (effect) {
            case Effect.Send(PartyId to, byte[] bytes) -> send(to, bytes);
            case Effect.PersistThen(Stored entry, List<Effect> inner) -> {
                store(entry);
                return perform(inner);
            }
            case Effect.RegisterSurvivors(var record) -> {
                place.watch().place(at.at("freeze"), machine.awaited(state));
                place.inbox().put(place.ledger().freeze(record) ? new Input.SurvivorsRegistered(record) : new Input.SurvivorsRefused(record));
            }
            case Effect.AnchorTranscript _ -> place.ledger().anchor();
            case Effect.Report(RunEvent event) -> {
                place.watch().told(event, sent, received);
                boolean beforeTree = event instanceof RunEvent.SessionStarted || event instanceof RunEvent.TreeFinished;
                return beforeTree ? place.ledger().grants() : Optional.empty();
            }
            case Effect.Refuse(RunRefusal refusal) -> place.watch().refused(refusal);
            case Effect.Finish(RunOutcome end) -> outcome = end;
        }
        return Optional.empty();
    }

    private void send(PartyId to, byte[] bytes) throws InterruptedException {
        if (to.equals(setup.self())) {
            place.inbox().put(new Input.Received(to, bytes));
            return;
        }
        sent += bytes.length;
        place.watch().bytes(to, at, bytes.length);
        place.streams().send(setup.terms().runId(), to, bytes);
    }

    private void store(Stored entry) throws IOException {
        switch (entry.kind()) {
            case JOURNAL -> place.files().append(entry.bytes());
            case TRANSCRIPT -> place.files().appendTranscript(entry.bytes());
            case CHECKPOINT -> place.files().checkpoint(entry.bytes());
        }
    }
}
