package io.riskmesh.boosting.training;

import io.riskmesh.boosting.evaluation.UndefinedReason;

/// One metric over validation rows, as an integer, so that it can be compared between machines.
public sealed interface ValidationScore {

    /// @param nanos billionths: nano-nats of the mean row for logloss, else of the metric
    record Known(long nanos) implements ValidationScore {}

    /// The metric of these rows does not exist: nothing can be said about the tree.
    record Unknown(UndefinedReason reason) implements ValidationScore {}
}
