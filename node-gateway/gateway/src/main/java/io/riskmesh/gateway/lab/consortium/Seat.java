package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.party.FederationParty;
import io.riskmesh.federation.party.FederationState;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.Step;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/// One bank's machine in the host: its state, what waits for it, its files, whether it is connected. Stepped by one thread at a
/// time; everything else belongs to the host's thread.
final class Seat {
    private final PartyId party;
    private final BankFiles files;
    private final ArrayDeque<Input> inbox = new ArrayDeque<>();
    private FederationParty machine;
    private FederationState state;
    private boolean connected = true;
    private RunOutcome outcome;

    Seat(FederationParty machine, BankFiles files) {
        this.party = machine.self();
        this.files = files;
        restart(machine);
    }

    PartyId party() {
        return party;
    }

    BankFiles files() {
        return files;
    }

    /// Takes a new machine in its place, connected and with nothing to do.
    void restart(FederationParty newMachine) {
        machine = newMachine;
        state = newMachine.initial();
        inbox.clear();
        connected = true;
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
