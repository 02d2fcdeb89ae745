package io.riskmesh.gateway.approval;

import java.util.Locale;
import java.util.Optional;

/// A write to the ledger on its way: member `ledgerTx` of an answer.
///
/// @param code what the contract or the peers said no with
public record LedgerTx(State state, Optional<String> transactionId, Optional<Long> block, Optional<String> code) {

    /// How far it is.
    public enum State {
        /// Decided and kept here; it will be sent, also after a crash.
        PREPARED,
        /// The peers signed it.
        ENDORSED,
        /// On its way to a block.
        SENT,
        /// In a block.
        COMMITTED,
        /// Turned down by contract or peers: nothing was written.
        INVALID,
        /// Nobody could say yet; tried again by itself.
        UNCONFIRMED;

        private final String id = name().toLowerCase(Locale.ROOT);

        /// The word in answers.
        public String id() {
            return id;
        }
    }

    /// Whether nothing will happen to it any more.
    public boolean isOver() {
        return state == State.COMMITTED || state == State.INVALID;
    }
}
