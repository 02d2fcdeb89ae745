package io.riskmesh.federation.participant;

import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.federation.journal.CheckpointForm;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Points that a bank keeps, to go back to and to say on the ledger what it saw: the ends of slots and the end of the run.
record PointTurns(Bank bank) {
    private static final int TREES_PER_ANCHOR = 10;

    /// Keeps the end of a slot, then signs.
    Turn<ParticipantState> reached(ParticipantState state, Phase next, Order sign) {
        List<Order> orders = new ArrayList<>(keep(state, sign));
        anchor(state, orders);
        return new Turn<>(saved(state).in(next), orders);
    }

    /// Keeps the end of the run, then finishes.
    Turn<ParticipantState> end(ParticipantState state, Order finish) {
        List<Order> last = new ArrayList<>();
        anchor(state, last);
        last.add(finish);
        return new Turn<>(saved(state).in(new Phase.Over()), keep(state, last.toArray(Order[]::new)));
    }

    // The coordinating bank saved this point before it told anybody.
    private List<Order> keep(ParticipantState state, Order... then) {
        if (bank.coordinates()) {
            return List.of(then);
        }
        Stored checkpoint = new Stored(Stored.Kind.CHECKPOINT, CheckpointForm.encode(bank.terms(), point(state)));
        return List.of(new Order.PersistThen(new Stored(Stored.Kind.TRANSCRIPT, TranscriptForm.encode(state.unsaved(), Map.of())),
                List.of(new Order.PersistThen(checkpoint, List.of(then)))));
    }

    private static RunCheckpoint point(ParticipantState state) {
        return new RunCheckpoint(state.epoch(), state.slots().floor(), state.transcript(), state.progress(), StoppingState.START);
    }

    private static ParticipantState saved(ParticipantState state) {
        return state.saved(point(state));
    }

    private void anchor(ParticipantState state, List<Order> orders) {
        int trees = state.progress().trees().size();
        boolean moved = state.held().isEmpty() || state.held().getLast().progress().trees().size() < trees;
        if (moved && trees > 0 && (trees % TREES_PER_ANCHOR == 0 || state.progress().isOver(bank.terms()))) {
            int from = (trees - 1) / TREES_PER_ANCHOR * TREES_PER_ANCHOR;
            orders.add(new Order.Host(new Effect.AnchorTranscript(new TranscriptDigest(bank.self(), 0, bank.terms().run().id(),
                    from, trees - 1, state.transcript().digest(), state.progress().model().digest(),
                    bank.rows().leafSums().after(state.progress())))));
        }
    }
}
