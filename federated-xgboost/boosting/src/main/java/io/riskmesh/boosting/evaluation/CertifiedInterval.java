package io.riskmesh.boosting.evaluation;

/// A metric whose exact value lies in `lower..upper`, whatever the order of the rows inside a group. The point is the
/// metric with each group taken as one tie.
///
/// @throws IllegalArgumentException unless `lower <= point <= upper`
public record CertifiedInterval(double point, double lower, double upper) implements MetricInterval {

    public CertifiedInterval {
        if (!(lower <= point && point <= upper)) {
            throw new IllegalArgumentException("Expected lower <= point <= upper, got " + lower + ", " + point + ", " + upper);
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }
}
