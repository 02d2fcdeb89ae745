package io.riskmesh.federation.step;

import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SurvivorRecord;

/// What a host hands to a bank's machine.
public sealed interface Input {

    /// Once, first: the coordinating bank opens the run, the others wait for it.
    ///
    /// @param stored what this bank kept of the run before a stop, or {@link StoredRun#NOTHING}
    record Begin(StoredRun stored) implements Input {}

    /// Bytes that a peer sent, or that the bank sent to itself. Bytes of one sender must come in the order they were sent.
    ///
    /// @param from who sent them, as the connection proved it
    record Received(PartyId from, byte[] bytes) implements Input {
        @Override
        public String toString() {
            return "Received[" + bytes.length + " bytes from " + from + "]";
        }
    }

    /// The peer's connection is closed and not back, or it was silent for the round timeout while it was awaited.
    record PeerLost(PartyId peer) implements Input {}

    /// The ledger took the record: its slots belong to its members for ever.
    record SurvivorsRegistered(SurvivorRecord record) implements Input {}

    /// The ledger did not take the record.
    record SurvivorsRefused(SurvivorRecord record) implements Input {}

    /// The bank may not go on, by its own decision: an authorisation ended, or a person stopped the run. It says so and leaves; if
    /// it coordinates, the run is over for all.
    record Withdraw(RunRefusal refusal) implements Input {}
}
