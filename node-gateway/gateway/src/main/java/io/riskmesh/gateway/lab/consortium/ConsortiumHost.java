package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Runs the machines of all banks until each has finished. In each round every bank with something to do makes one step, on as
/// many threads as there are; then effects are performed bank by bank. So the order of messages depends on nothing but the
/// messages.
final class ConsortiumHost {
    private final Map<PartyId, Seat> seats;
    private final PartyId coordinator;
    private final Records records;
    private final Faults faults;
    private final RunRecorder recorder;
    private final Wire wire;
    private final ExecutorService threads;

    /// Where survivors and transcripts go: to the ledger, and what it took to the register that the machines trust.
    record Records(RunLedger ledger, SurvivorRegister register) {
        boolean take(SurvivorRecord record) throws Stopped, IOException, InterruptedException {
            return ledger.freeze(record) && register.take(record);
        }
    }

    ConsortiumHost(Map<PartyId, Seat> seats, PartyId coordinator, Records records, Faults faults, RunRecorder recorder,
            ExecutorService threads) {
        this.seats = seats;
        this.coordinator = coordinator;
        this.records = records;
        this.faults = faults;
        this.recorder = recorder;
        this.wire = new Wire(seats, coordinator, faults, recorder);
        this.threads = threads;
    }

    /// Begins from what is stored and runs to the end.
    ///
    /// @return how the run ended for the coordinating bank
    RunOutcome run() throws Stopped, IOException, InterruptedException {
        for (Seat seat : seats.values()) {
            if (faults.isAway(seat.party())) {
                seat.disconnect();
            } else {
                seat.begin();
            }
        }
        while (seats.values().stream().anyMatch(seat -> seat.isConnected() && seat.outcome() == null)) {
            List<Seat> ready = seats.values().stream().filter(ConsortiumHost::isReady).toList();
            if (ready.isEmpty()) {
                wire.timeOut();
            } else {
                round(ready);
            }
        }
        return end();
    }

    private static boolean isReady(Seat seat) {
        return seat.hasWork();
    }

    private void round(List<Seat> ready) throws Stopped, IOException, InterruptedException {
        List<Seat> stepping = new ArrayList<>();
        for (Seat seat : ready) {
            if (!wire.leavesBefore(seat)) {
                stepping.add(seat);
            }
        }
        List<List<Effect>> effects = step(stepping);
        for (int i = 0; i < stepping.size(); i++) {
            perform(stepping.get(i), effects.get(i));
        }
    }

    private List<List<Effect>> step(List<Seat> stepping) throws InterruptedException {
        if (stepping.size() <= 1) {
            return stepping.stream().map(Seat::step).toList();
        }
        List<Callable<List<Effect>>> steps = new ArrayList<>();
        stepping.forEach(seat -> steps.add(seat::step));
        List<List<Effect>> effects = new ArrayList<>();
        for (Future<List<Effect>> step : threads.invokeAll(steps)) {
            try {
                effects.add(step.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A bank's machine failed", e.getCause());
            }
        }
        return effects;
    }

    private void perform(Seat seat, List<Effect> effects) throws Stopped, IOException, InterruptedException {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(PartyId to, byte[] bytes) -> wire.send(seat, to, bytes);
                case Effect.PersistThen(Stored entry, List<Effect> inner) -> {
                    store(seat, entry);
                    perform(seat, inner);
                }
                case Effect.RegisterSurvivors(SurvivorRecord record) -> seat.put(records.take(record)
                        ? new Input.SurvivorsRegistered(record)
                        : new Input.SurvivorsRefused(record));
                case Effect.AnchorTranscript(TranscriptDigest transcript) -> records.ledger().anchor(transcript);
                case Effect.Report report -> told(seat.party(), report.event());
                case Effect.Refuse refuse -> recorder.refused(seat.party(), refuse.refusal());
                case Effect.Finish finish -> seat.finish(finish.outcome());
            }
        }
    }

    // A session has started or a tree has ended: the next one begins only under grants that still hold.
    private void told(PartyId bank, RunEvent event) throws Stopped, IOException {
        recorder.told(bank, event);
        if (event instanceof RunEvent.SessionStarted || event instanceof RunEvent.TreeFinished) {
            records.ledger().requireGrants(bank);
        }
    }

    private static void store(Seat seat, Stored entry) throws IOException {
        switch (entry.kind()) {
            case JOURNAL -> seat.files().append(entry.bytes());
            case TRANSCRIPT -> seat.files().appendTranscript(entry.bytes());
            case CHECKPOINT -> seat.files().checkpoint(entry.bytes());
        }
    }

    /// How often the machines asked each rule, and how often it refused.
    RuleTally tally() {
        return seats.values().stream().map(Seat::tally).reduce(RuleTally.NOTHING, RuleTally::plus);
    }

    private RunOutcome end() {
        RunOutcome outcome = seats.get(coordinator).outcome();
        if (outcome != null) {
            return outcome;
        }
        return seats.values().stream().filter(seat -> seat.outcome() != null).findFirst().orElseThrow().outcome();
    }
}
