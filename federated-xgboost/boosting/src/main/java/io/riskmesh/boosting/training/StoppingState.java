package io.riskmesh.boosting.training;

import io.riskmesh.boosting.parameters.EarlyStopping;
import java.util.OptionalInt;

/// How early stopping stands after some trees. A tree whose score is unknown is neither better nor worse than any.
///
/// @param scored grown trees scored so far
/// @param bestTree index of the best of them, -1 before there is one; of equal ones the first
/// @param bestNanos its score
public record StoppingState(int scored, int bestTree, long bestNanos) {

    public static final StoppingState START = new StoppingState(0, -1, 0);

    public StoppingState {
        if (scored < 0 || bestTree < -1 || bestTree >= scored) {
            throw new IllegalArgumentException("Expected a best tree among " + scored + ", got " + bestTree);
        }
    }

    /// The state after the next tree.
    public StoppingState after(ValidationScore score, EarlyStopping stopping) {
        return switch (score) {
            case ValidationScore.Known(long nanos) when bestTree < 0 || isBetter(nanos, stopping) ->
                    new StoppingState(scored + 1, scored, nanos);
            case ValidationScore.Known _ -> new StoppingState(scored + 1, bestTree, bestNanos);
            case ValidationScore.Unknown _ -> new StoppingState(scored + 1, bestTree, bestNanos);
        };
    }

    private boolean isBetter(long nanos, EarlyStopping stopping) {
        return stopping.metric().largerIsBetter() ? nanos > bestNanos : nanos < bestNanos;
    }

    /// Whether the last `stopping.rounds()` trees were no improvement. Never without a best tree.
    public boolean isOver(EarlyStopping stopping) {
        return stopping.rounds() > 0 && bestTree >= 0 && scored - 1 - bestTree >= stopping.rounds();
    }

    /// How many grown trees the model keeps: those up to the best one; empty keeps all.
    public OptionalInt kept(EarlyStopping stopping) {
        return stopping.rounds() > 0 && bestTree >= 0 ? OptionalInt.of(bestTree + 1) : OptionalInt.empty();
    }
}
