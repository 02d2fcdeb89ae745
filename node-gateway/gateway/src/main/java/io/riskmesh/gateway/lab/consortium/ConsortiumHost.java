package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.party.FederationParty;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Runs the machines of all banks until each has finished. In each round every bank with something to do makes one step, on as
/// many threads as there are; then effects are performed bank by bank. So the order of messages depends on nothing but the
/// messages.
///
/// A bank that was awaited and is not connected counts as lost when nobody else has anything to do: that is the host's timer.
final class ConsortiumHost {
    private final Map<PartyId, Seat> seats = new TreeMap<>();
    private final PartyId coordinator;
    private final Machines machines;
    private final SurvivorRegister register;
    private final Faults faults;
    private final RunRecorder recorder;
    private final ExecutorService threads;

    /// Makes a bank's machine on its rows as they were before the run.
    interface Machines {
        FederationParty newMachine(PartyId party);
    }

    ConsortiumHost(Map<PartyId, BankFiles> files, PartyId coordinator, Machines machines, SurvivorRegister register,
            Faults faults, RunRecorder recorder, ExecutorService threads) {
        this.coordinator = coordinator;
        this.machines = machines;
        this.register = register;
        this.faults = faults;
        this.recorder = recorder;
        this.threads = threads;
        files.forEach((party, kept) -> seats.put(party, new Seat(machines.newMachine(party), kept)));
    }

    /// Begins from what is stored and runs to the end.
    ///
    /// @return how the run ended for the coordinating bank
    RunOutcome run() throws IOException, InterruptedException {
        for (Seat seat : seats.values()) {
            if (faults.isAway(seat.party())) {
                seat.disconnect();
            } else {
                begin(seat);
            }
        }
        while (seats.values().stream().anyMatch(seat -> seat.isConnected() && seat.outcome() == null)) {
            List<Seat> ready = seats.values().stream().filter(ConsortiumHost::isReady).toList();
            if (ready.isEmpty()) {
                timeOut();
            } else {
                round(ready);
            }
        }
        return end();
    }

    private void begin(Seat seat) throws IOException {
        BankFiles.Kept kept = seat.files().kept();
        seat.put(new Input.Begin(new StoredRun(kept.checkpoints(), kept.journal(), kept.transcript())));
    }

    private static boolean isReady(Seat seat) {
        return seat.hasWork();
    }

    private void round(List<Seat> ready) throws IOException, InterruptedException {
        List<Seat> stepping = new ArrayList<>();
        for (Seat seat : ready) {
            if (!leavesBefore(seat)) {
                stepping.add(seat);
            }
        }
        List<List<Effect>> effects = step(stepping);
        for (int i = 0; i < stepping.size(); i++) {
            perform(stepping.get(i), effects.get(i));
        }
    }

    private boolean leavesBefore(Seat seat) throws IOException {
        Optional<FaultWatch> watch = faults.watch(seat.party());
        if (watch.isPresent() && seat.next() instanceof Input.Received(PartyId from, byte[] bytes)
                && from.equals(coordinator) && watch.get().endsBefore(bytes)) {
            leave(seat);
            return true;
        }
        return false;
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

    private void perform(Seat seat, List<Effect> effects) throws IOException {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(PartyId to, byte[] bytes) -> send(seat, to, bytes);
                case Effect.PersistThen(Stored entry, List<Effect> inner) -> {
                    store(seat, entry);
                    perform(seat, inner);
                }
                case Effect.RegisterSurvivors(SurvivorRecord record) -> seat.put(register.take(record)
                        ? new Input.SurvivorsRegistered(record)
                        : new Input.SurvivorsRefused(record));
                case Effect.AnchorTranscript _ -> {
                    // for the ledger of a real run; in one process there is nobody to show it to
                }
                case Effect.Report report -> recorder.told(seat.party(), report.event());
                case Effect.Refuse refuse -> recorder.refused(seat.party(), refuse.refusal());
                case Effect.Finish finish -> seat.finish(finish.outcome());
            }
        }
    }

    private static void store(Seat seat, Stored entry) throws IOException {
        switch (entry.kind()) {
            case JOURNAL -> seat.files().append(entry.bytes());
            case TRANSCRIPT -> seat.files().appendTranscript(entry.bytes());
            case CHECKPOINT -> seat.files().checkpoint(entry.bytes());
        }
    }

    private void send(Seat seat, PartyId to, byte[] bytes) throws IOException {
        Optional<FaultWatch> watch = faults.watch(seat.party());
        if (!seat.isConnected()) {
            return;
        }
        if (watch.isPresent() && !watch.get().happened() && watch.get().endsBeforeSending()) {
            leave(seat);
            return;
        }
        recorder.sent(seat.party(), to, bytes);
        seats.get(to).put(new Input.Received(seat.party(), bytes));
        if (watch.isPresent() && !watch.get().happened() && watch.get().endsAfterSending(bytes)) {
            leave(seat);
        }
        if (seat.party().equals(coordinator) && to.equals(coordinator)) {
            letBack(bytes);
        }
    }

    private void leave(Seat seat) throws IOException {
        seat.disconnect();
        faults.left(seat.party());
        recorder.left(faults.watch(seat.party()).orElseThrow().fault());
    }

    /// Banks that return do so when a tree begins, early enough for the next one.
    private void letBack(byte[] bytes) throws IOException {
        if (RoundCodec.isRound(bytes)
                && RoundCodec.decode(bytes) instanceof RoundCodec.Decoded.Message(RoundMessage message)
                && message instanceof BeginTree begin) {
            for (PartyId party : faults.returning(begin.header().tree())) {
                Seat seat = seats.get(party);
                seat.restart(machines.newMachine(party));
                faults.back(party);
                begin(seat);
            }
        }
    }

    private void timeOut() {
        boolean told = false;
        if (!seats.get(coordinator).isConnected()) {
            for (Seat seat : seats.values()) {
                if (seat.isConnected() && seat.outcome() == null) {
                    seat.put(new Input.PeerLost(coordinator));
                    told = true;
                }
            }
        } else {
            for (PartyId awaited : seats.get(coordinator).awaited()) {
                if (!seats.get(awaited).isConnected()) {
                    seats.get(coordinator).put(new Input.PeerLost(awaited));
                    told = true;
                }
            }
        }
        if (!told) {
            throw new IllegalStateException("The run stands still; the coordinator waits for "
                    + seats.get(coordinator).awaited() + " and nobody has anything to do");
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
