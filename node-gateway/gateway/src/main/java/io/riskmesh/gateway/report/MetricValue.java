package io.riskmesh.gateway.report;

import java.util.List;

/// One metric of one model: an interval that surely holds the exact value, or the reason why there is none.
public sealed interface MetricValue {

    /// Bounds from score bins (evaluation.md 1).
    ///
    /// @param point middle of the bounds, lower <= point <= upper
    record Certified(double point, double lower, double upper) implements MetricValue {
        /// Checks the order.
        public Certified {
            if (!(lower <= point && point <= upper)) {
                throw new IllegalArgumentException("expected lower <= point <= upper, found " + lower + ", " + point + ", " + upper);
            }
        }
    }

    /// Not a number, for a reason: one class only, no rows.
    record Undefined(String reason) implements MetricValue {}

    /// Mean of point, lower and upper; undefined as soon as one is.
    static MetricValue mean(List<MetricValue> values) {
        double point = 0;
        double lower = 0;
        double upper = 0;
        for (MetricValue value : values) {
            switch (value) {
                case Undefined undefined -> {
                    return undefined;
                }
                case Certified certified -> {
                    point += certified.point() / values.size();
                    lower += certified.lower() / values.size();
                    upper += certified.upper() / values.size();
                }
            }
        }
        // rounding of the three sums may put the middle a last digit outside
        return new Certified(Math.min(upper, Math.max(lower, point)), lower, upper);
    }
}
