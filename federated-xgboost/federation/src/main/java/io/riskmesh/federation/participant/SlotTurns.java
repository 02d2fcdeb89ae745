package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.parameters.Aggregation;
import java.security.SecureRandom;

/// The end of a slot: a checkpoint on disk, then the signature over what was sent in it.
record SlotTurns(Bank bank, PointTurns points, SecureRandom entropy) {

    /// `state` is after the message's entry.
    Turn<ParticipantState> close(ParticipantState state, CloseSlot message) throws RefusedRound {
        int slot = state.slots().floor() - 1;
        unless(message.header().slot() == slot, TrainingReason.STALE_MESSAGE, "the end of slot " + slot, message.header().slot());
        unless(message.signers().contains(bank.self()), SharedReason.WRONG_PARTY, "this bank among the signers", message.signers());
        bank.joint().ifPresent(JointRows::leaveTree);
        Phase next = state.phase() instanceof Phase.Between between ? between : new Phase.Closing(slot);
        Turn<ParticipantState> closed = points.reached(state, next, new Order.SignSlot(bank.signersTo(message.signers())));
        return state.phase() instanceof Phase.Growing(_, _, Phase.Stage.Shares(Aggregation aggregation, _), _)
                ? Turn.of(state, noise(aggregation)).then(closed) : closed;
    }

    // A joint bank that waited for shares when the slot was given up has said nothing in it, and could not sign it. What it
    // says now is noise, not zeros: zeros would let the sum be opened as one without this bank.
    private Order noise(Aggregation aggregation) {
        long[] cells = new long[aggregation.parameters().cellCount()];
        for (int i = 0; i < cells.length; i++) {
            long word = entropy.nextLong() & Field.P61.wordMask();
            cells[i] = Field.P61.contains(word) ? Field.P61.decode(word) : 1;
        }
        return new Order.SumMasked(aggregation, cells, false);
    }
}
