package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;

/// The end of a slot: a checkpoint on disk, then the signature over what was sent in it.
record SlotTurns(Bank bank, PointTurns points) {

    /// `state` is after the message's entry.
    Turn<ParticipantState> close(ParticipantState state, CloseSlot message) throws RefusedRound {
        int slot = state.slots().floor() - 1;
        unless(message.header().slot() == slot, TrainingReason.STALE_MESSAGE, "the end of slot " + slot, message.header().slot());
        unless(message.signers().contains(bank.self()), SharedReason.WRONG_PARTY, "this bank among the signers", message.signers());
        bank.joint().ifPresent(JointRows::leaveTree);
        Phase next = state.phase() instanceof Phase.Between between ? between : new Phase.Closing(slot);
        return points.reached(state, next, new Order.SignSlot(bank.signersTo(message.signers())));
    }
}
