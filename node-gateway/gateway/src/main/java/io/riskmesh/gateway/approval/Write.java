package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.Optional;

/// A write to the ledger that somebody decided.
///
/// @param key taken once; the ledger's client knows the submission by it
/// @param approvalId what it belongs to; writes of one are carried out in the order of their steps
/// @param action what was decided
/// @param digest of what the person saw
/// @param person subject of who decided
/// @param identity of the bank that signs
/// @param function of the contract
/// @param body canonical request without the consortium; absent: a vote for the proposal that an earlier step lays down, whose
///        digest nobody knows before
/// @param decidedAt ms since the epoch
record Write(String key, String approvalId, int step, Action action, Digest digest, String person, String identity, String function,
        Optional<OpaqueBytes> body, LedgerTx tx, long decidedAt) {

    /// What was decided.
    enum Action {
        /// Lay before the banks, or grant.
        PROPOSE,
        /// Yes.
        APPROVE,
        /// No.
        REJECT,
        /// Take the own yes back.
        WITHDRAW,
        /// Put in force what has its quorum.
        ENACT,
        /// End a grant.
        REVOKE,
        /// Put a model in use, or out of it.
        TRANSITION,
        /// Describe the own bank.
        REGISTER,
        /// What needs no draft, such as a settlement or a dispute.
        DIRECT
    }

    /// A new one.
    static Write of(String key, String approvalId, int step, Action action, Digest digest, String person, String identity, String function,
            Optional<OpaqueBytes> body, long now) {
        return new Write(key, approvalId, step, action, digest, person, identity, function, body,
                new LedgerTx(LedgerTx.State.PREPARED, Optional.empty(), Optional.empty(), Optional.empty()), now);
    }

    /// The same further on.
    Write with(LedgerTx next) {
        return new Write(key, approvalId, step, action, digest, person, identity, function, body, next, decidedAt);
    }
}
