package io.riskmesh.boosting.evaluation;

/// A margin read as log-odds, by `StrictMath` alone, so that it is the same on every machine.
final class Logistic {

    private Logistic() {}

    static double probability(float margin) {
        return 1.0 / (1.0 + StrictMath.exp(-(double) margin));
    }

    /// Minus the logarithm of the probability of the label, in nats; exact also where that probability rounds to 0 or 1.
    static double loss(float margin, boolean positive) {
        double z = positive ? -(double) margin : (double) margin;
        return Math.max(z, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
}
