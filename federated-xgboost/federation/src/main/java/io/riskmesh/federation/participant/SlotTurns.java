package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.journal.CheckpointForm;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The end of a slot: a checkpoint on disk, then the signature over what was sent in it.
record SlotTurns(Bank bank) {
    private static final int TREES_PER_ANCHOR = 10;

    /// The root of the empty tree: leaf sums are not committed yet.
    private static final Digest NO_LEAF_SUMS = Digest.ofFile(new byte[0]);

    /// `state` is after the message's entry.
    Turn<ParticipantState> close(ParticipantState state, CloseSlot message) throws RefusedRound {
        int slot = state.slots().floor() - 1;
        unless(message.header().slot() == slot, TrainingReason.STALE_MESSAGE, "the end of slot " + slot, message.header().slot());
        unless(message.signers().contains(bank.self()), SharedReason.WRONG_PARTY, "this bank among the signers", message.signers());
        bank.joint().ifPresent(JointRows::leaveTree);
        RunCheckpoint point = new RunCheckpoint(
                state.epoch(), state.slots().floor(), state.transcript(), state.progress(), StoppingState.START);
        Phase next = state.phase() instanceof Phase.Between between ? between : new Phase.Closing(slot);
        Order sign = new Order.SignSlot(bank.signersTo(message.signers()));
        // The coordinating bank saved this point before it told anybody.
        Order first = bank.coordinates() ? sign : save(state, point, List.of(sign));
        List<Order> orders = new ArrayList<>();
        orders.add(first);
        anchor(state, orders);
        return new Turn<>(state.saved(point).in(next), orders);
    }

    private Order save(ParticipantState state, RunCheckpoint point, List<Order> then) {
        Stored checkpoint = new Stored(Stored.Kind.CHECKPOINT, CheckpointForm.encode(bank.terms(), point));
        return new Order.PersistThen(new Stored(Stored.Kind.TRANSCRIPT, TranscriptForm.encode(state.unsaved(), Map.of())),
                List.of(new Order.PersistThen(checkpoint, then)));
    }

    private void anchor(ParticipantState state, List<Order> orders) {
        int trees = state.progress().trees().size();
        boolean moved = state.held().isEmpty() || state.held().getLast().progress().trees().size() < trees;
        if (moved && trees > 0 && (trees % TREES_PER_ANCHOR == 0 || state.progress().isOver(bank.terms()))) {
            int from = (trees - 1) / TREES_PER_ANCHOR * TREES_PER_ANCHOR;
            orders.add(new Order.Host(new Effect.AnchorTranscript(new TranscriptDigest(bank.self(), 0, bank.terms().run().id(),
                    from, trees - 1, state.transcript().digest(), state.progress().model().digest(), NO_LEAF_SUMS))));
        }
    }
}
