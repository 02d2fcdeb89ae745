package io.riskmesh.boosting.evaluation;

/// A metric that exists.
///
/// @throws IllegalArgumentException unless the value is finite
public record Defined(double value) implements MetricValue {

    public Defined {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite metric, got " + value);
        }
    }
}
