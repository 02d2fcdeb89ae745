package io.riskmesh.boosting.evaluation;

/// A double sum whose error does not grow with the number of terms (Neumaier, ZAMM 54, 1974). Not thread-safe.
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double x) {
        double next = sum + x;
        lost += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
