package io.riskmesh.gateway.run.round;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.ledger.fact.SurvivorRecord;
import java.io.IOException;
import java.util.Optional;

/// The ledger's part in the rounds of one run. Methods wait; called by the host's thread.
public interface RoundLedger {

    /// Orders a set of banks for a range of slots.
    ///
    /// @return whether the slots were free
    /// @throws RunStopped if the ledger refuses for another reason
    boolean freeze(SurvivorRecord record) throws RunStopped, LedgerUnavailable, IOException, InterruptedException;

    /// Why the run may not go on with its next tree; empty if it may.
    Optional<Refusal> grants();

    /// Puts on the ledger what the kept transcript owes and the ledger does not show.
    void anchor() throws RunStopped, LedgerUnavailable, IOException, InterruptedException;
}
