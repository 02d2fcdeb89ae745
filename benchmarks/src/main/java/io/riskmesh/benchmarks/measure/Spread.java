package io.riskmesh.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Median, minimum and maximum of repeated figures.
public record Spread(double median, double min, double max, int count) {

    public static Spread of(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Expected at least one figure");
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /// `0.83 (0.80..0.91)`, for table cells.
    public String cell() {
        return String.format(Locale.ROOT, "%.3g (%.3g..%.3g)", median, min, max);
    }
}
