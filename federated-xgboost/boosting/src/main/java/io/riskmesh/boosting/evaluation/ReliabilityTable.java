package io.riskmesh.boosting.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Collects groups of rows, ascending by score, into bins of about equal weight. Not thread-safe.
final class ReliabilityTable {

    private final long totalWeight;
    private final CompensatedSum[] expected = new CompensatedSum[Calibration.BINS];
    private final long[] observed = new long[Calibration.BINS];
    private final long[] weight = new long[Calibration.BINS];
    private long below;

    ReliabilityTable(long totalWeight) {
        this.totalWeight = totalWeight;
        for (int b = 0; b < expected.length; b++) {
            expected[b] = new CompensatedSum();
        }
    }

    void add(double probability, long positives, long negatives) {
        long rows = positives + negatives;
        int bin = (int) ((2 * below + rows) * Calibration.BINS / (2 * totalWeight)); // of the middle; rows > 0, so < BINS
        expected[bin].add(probability * rows);
        observed[bin] += positives;
        weight[bin] += rows;
        below += rows;
    }

    List<ReliabilityBin> bins() {
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int b = 0; b < weight.length; b++) {
            if (weight[b] > 0) {
                bins.add(new ReliabilityBin(expected[b].value() / weight[b], (double) observed[b] / weight[b], weight[b]));
            }
        }
        return bins;
    }

    double expectedCalibrationError() {
        CompensatedSum error = new CompensatedSum();
        for (int b = 0; b < weight.length; b++) {
            error.add(Math.abs(expected[b].value() - observed[b]));
        }
        return error.value() / totalWeight;
    }
}
