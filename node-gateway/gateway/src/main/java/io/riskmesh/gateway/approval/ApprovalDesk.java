package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The inbox: everything that waits for a decision or was decided. Thread-safe; methods may block.
public interface ApprovalDesk {

    /// What a person says.
    enum Verdict {
        /// Yes, signed in the name of the bank.
        APPROVE,
        /// No. Of what other banks decide too: signed in the name of the bank.
        REJECT,
        /// Takes the bank's own yes back for good; of a draft: takes the draft back.
        WITHDRAW
    }

    /// A decision on an approval.
    ///
    /// @param reasonCode an id of the ledger; needed to reject
    /// @param subjectDigest that the person saw
    record Ask(Verdict verdict, Optional<String> reasonCode, Digest subjectDigest) {}

    /// What came of a request to decide, propose, revoke or move.
    sealed interface Answer {

        /// Kept, and carried out whatever happens to this process: 201 if the write is over, else 202.
        ///
        /// @param approval as it is now
        /// @param write on its way; empty if nothing goes to the ledger
        record Taken(ApprovalView approval, Optional<LedgerTx> write) implements Answer {}

        /// Nothing was signed. The code has its status in the registry.
        record Refused(Refusal refusal) implements Answer {}
    }

    /// What this caller may read, newest first.
    List<ApprovalView> list(Caller caller) throws IOException;

    /// One of them.
    Optional<ApprovalView> get(Caller caller, String id) throws IOException;

    /// Decides.
    ///
    /// @param wait for the block at most so long; zero: not at all
    Answer decide(Caller caller, String id, Ask ask, Duration wait) throws IOException, InterruptedException;
}
