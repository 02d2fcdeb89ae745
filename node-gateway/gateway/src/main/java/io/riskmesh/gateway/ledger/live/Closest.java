package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;

/// Picks from a bank's grants the one that allows a use, or the refusal that tells most: that of a grant which was for this use but
/// holds no longer, before that of one for another purpose, before that of one for another use.
final class Closest {
    private Closest() {}

    /// Empty if there are no grants.
    ///
    /// @param grants the newest first
    static Optional<Right> of(List<GrantState> grants, DataUse action, PartyId user, String purpose, long now) {
        Optional<Refusal> closest = Optional.empty();
        for (GrantState grant : grants) {
            Optional<Refusal> refusal = grant.refusal(action, user, purpose, now);
            if (refusal.isEmpty()) {
                return Optional.of(new Right.Granted(grant));
            }
            closest = closest.isEmpty() || rank(refusal.get()) > rank(closest.get()) ? refusal : closest;
        }
        return closest.map(Right.Refused::new);
    }

    private static int rank(Refusal refusal) {
        if (refusal.code() == SharedReason.AUTHORISATION_MISSING) {
            return 0;
        }
        return refusal.code() == SharedReason.PURPOSE_MISMATCH ? 1 : 2;
    }
}
