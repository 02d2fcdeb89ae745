package io.riskmesh.enclave.oblivious;

/// Welch's t of two samples, from running means and sums of squares (Welford).
final class Welch {

    private final long[] count = new long[2];
    private final double[] mean = new double[2];
    private final double[] squares = new double[2];

    void add(int sample, double x) {
        count[sample]++;
        double before = x - mean[sample];
        mean[sample] += before / count[sample];
        squares[sample] += before * (x - mean[sample]);
    }

    double t() {
        double variance = 0;
        for (int s = 0; s < 2; s++) {
            variance += squares[s] / (count[s] - 1) / count[s];
        }
        return (mean[0] - mean[1]) / Math.sqrt(variance);
    }
}
