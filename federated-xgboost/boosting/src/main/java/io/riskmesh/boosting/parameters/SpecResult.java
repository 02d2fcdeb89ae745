package io.riskmesh.boosting.parameters;

import java.util.List;

/// What checking a [TrainingSpec] gives.
public sealed interface SpecResult {

    record Accepted(TrainingParameters parameters) implements SpecResult {}

    /// @param errors at least one
    record Rejected(List<SpecError> errors) implements SpecResult {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
