package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// A grant as it stands: its latest version, whether it was revoked, how much of it is used.
///
/// @param authorization the latest version
/// @param revocation ends it for good
/// @param lastUse carries the totals of all uses
/// @param block of the latest version
public record GrantState(DataUseAuthorization authorization, Optional<Revocation> revocation, Optional<UseReceipt> lastUse, long block) {

    /// Why the grant does not allow a use now; empty if it does. What it is for is looked at before whether it still holds, so
    /// that nobody is told `expired` of a grant that never was for them.
    ///
    /// @param user who would use the data
    /// @param now ms since the epoch
    public Optional<Refusal> refusal(DataUse action, PartyId user, String purpose, long now) {
        if (!authorization.actions().contains(action) || !authorization.assignees().contains(user)) {
            return no(SharedReason.AUTHORISATION_MISSING, "is not for " + action + " by " + user);
        }
        if (!authorization.purpose().equals(purpose)) {
            return no(SharedReason.PURPOSE_MISMATCH, "is for another purpose");
        }
        return ended(now);
    }

    /// Why the grant does not hold now, whatever the use; empty if it holds.
    public Optional<Refusal> ended(long now) {
        if (revocation.isPresent()) {
            return no(SharedReason.AUTHORISATION_REVOKED, "was revoked");
        }
        if (now >= authorization.validUntil()) {
            return no(SharedReason.AUTHORISATION_EXPIRED, "ended at " + authorization.validUntil());
        }
        return now < authorization.validFrom() ? no(LedgerReason.NOT_YET_VALID, "starts at " + authorization.validFrom())
                : Optional.empty();
    }

    /// Rounds that uses have reserved so far.
    public long roundsUsed() {
        return lastUse.map(UseReceipt::roundsTotal).orElse(0L);
    }

    /// Number of the next use.
    public int nextUse() {
        return lastUse.map(use -> use.seq() + 1).orElse(1);
    }

    private Optional<Refusal> no(ReasonCode code, String why) {
        return Optional.of(new Refusal(code, "grant " + authorization.grant() + " " + why));
    }
}
