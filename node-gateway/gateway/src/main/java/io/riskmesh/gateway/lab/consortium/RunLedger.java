package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.io.IOException;
import java.util.List;

/// Where a run's facts are recorded: a ledger, or nowhere but in this process. Called by one thread.
public interface RunLedger {

    /// The facts of a run as they were recorded; the digest of the run names it in every message.
    record Opened(TrainingRun run, List<RunJoin> joins) {
        public Opened {
            joins = List.copyOf(joins);
        }
    }

    /// Parties of so many banks, sorted.
    List<PartyId> parties(int banks) throws Stopped;

    /// Opens, joins and seals a run.
    ///
    /// @param run as the lab would open it: parameters, banks, threshold
    /// @param joins one per bank, in the order of the banks
    /// @throws Stopped if the ledger refuses
    Opened open(TrainingRun run, List<RunJoin> joins) throws Stopped, IOException, InterruptedException;

    /// Records which banks' vectors are opened together in a range of slots.
    ///
    /// @return whether the slots were free
    boolean freeze(SurvivorRecord record) throws Stopped, IOException, InterruptedException;

    /// Asked by every bank before its machine goes on with a tree.
    ///
    /// @throws Stopped if a grant that the run uses was revoked, or nobody can say whether one was
    void requireGrants(PartyId bank) throws Stopped, IOException;

    /// Records what a bank saw.
    void anchor(TranscriptDigest transcript) throws Stopped, IOException, InterruptedException;

    /// No ledger: in one process there is nobody to show anything to.
    static RunLedger none() {
        return new WithoutLedger();
    }
}
