package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.GrantState;
import java.util.Locale;

/// An authorisation on the ledger.
///
/// @param state as it stands
/// @param status by this gateway's clock; the ledger's time is a client's claim, so it may be off by 15 minutes
public record Grant(GrantState state, Status status) {

    /// Whether it may be used.
    public enum Status {
        /// Now.
        ACTIVE,
        /// Not yet.
        PENDING,
        /// No more.
        EXPIRED,
        /// Ended for good.
        REVOKED;

        private final String id = name().toLowerCase(Locale.ROOT);

        /// The word in answers.
        public String id() {
            return id;
        }
    }

    static Grant of(GrantState state, long now) {
        if (state.revocation().isPresent()) {
            return new Grant(state, Status.REVOKED);
        }
        if (now >= state.authorization().validUntil()) {
            return new Grant(state, Status.EXPIRED);
        }
        return new Grant(state, now < state.authorization().validFrom() ? Status.PENDING : Status.ACTIVE);
    }
}
