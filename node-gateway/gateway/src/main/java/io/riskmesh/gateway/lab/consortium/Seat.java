package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.party.FederationParty;
import io.riskmesh.federation.party.FederationState;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Step;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/// One bank's machine in the host: its state, what waits for it, its files, whether it is connected. Stepped by one thread at a
/// time; everything else belongs to the host's thread.
final class Seat {
    private final PartyId party;
    private final BankFiles files;
    private final ArrayDeque<Input> inbox = new ArrayDeque<>();
    private final Machines machines;
    private FederationParty machine;
    private FederationState state;
    private boolean connected = true;
    private RunOutcome outcome;

    /// Makes a bank's machine on its rows as they were before the run.
    interface Machines {
        FederationParty newMachine(PartyId party);
    }

    Seat(PartyId party, Machines machines, BankFiles files) {
        this.party = party;
        this.machines = machines;
        this.files = files;
        restart();
    }

    PartyId party() {
        return party;
    }

    BankFiles files() {
        return files;
    }

    private void restart() {
        machine = machines.newMachine(party);
        state = machine.initial();
        inbox.clear();
        connected = true;
    }

    /// The first input, with what is kept.
    void begin() throws IOException {
        BankFiles.Kept kept = files.kept();
        put(new Input.Begin(new StoredRun(kept.checkpoints(), kept.journal(), kept.transcript())));
    }

    /// Takes a new machine in place of the lost one, connected, and begins from what is kept.
    void comeBack() throws IOException {
        restart();
        begin();
    }

    void put(Input input) {
        if (connected && outcome == null) {
            inbox.add(input);
        }
    }

    boolean hasWork() {
        return connected && outcome == null && !inbox.isEmpty();
    }

    /// Next input without taking it.
    Input next() {
        return inbox.peek();
    }

    /// One step of the machine with its next input.
    List<Effect> step() {
        Step<FederationState> step = machine.step(state, inbox.remove());
        state = step.state();
        return step.effects();
    }

    Set<PartyId> awaited() {
        return machine.awaited(state);
    }

    RuleTally tally() {
        return state.tally();
    }

    void disconnect() {
        connected = false;
        inbox.clear();
    }

    boolean isConnected() {
        return connected;
    }

    void finish(RunOutcome end) {
        outcome = end;
        inbox.clear();
    }

    /// How the run ended for this bank; null while it goes on.
    RunOutcome outcome() {
        return outcome;
    }
}
