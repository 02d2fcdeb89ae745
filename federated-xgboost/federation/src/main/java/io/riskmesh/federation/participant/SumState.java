package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// The sum that was asked last in a slot.
///
/// @param r its identity
/// @param announced what the coordinator committed to when it opened it
public record SumState(SumPlace place, Digest r, Optional<Opening> announced) {

    SumState announced(Opening opening) {
        return opening.aggregation().equals(r) ? new SumState(place, r, Optional.of(opening)) : this;
    }

    /// Refuses an outcome of another sum, or under another commitment than the one announced.
    void check(Opening told) throws RefusedRound {
        unless(told.aggregation().equals(r), SharedReason.DIGEST_MISMATCH, "the outcome of sum " + r, told.aggregation());
        unless(announced.isPresent() && announced.get().commitment().equals(told.commitment()), SharedReason.DIGEST_MISMATCH,
                "the commitment that was announced", "another");
    }
}
