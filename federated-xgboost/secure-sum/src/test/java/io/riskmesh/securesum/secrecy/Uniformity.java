package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import java.util.Map;
import java.util.TreeMap;

/// Statistics of cells that ought to be uniform in their field, as standard normal scores. A score within
/// {@link #LIMIT} has its p within [1e-4, 1 - 1e-4]; too even counts fail like uneven ones.
final class Uniformity {
    /// The normal quantile of 1 - 1e-4.
    static final double LIMIT = 3.719016;

    private static final int CLASSES = 256;

    private Uniformity() {}

    static boolean isPlausible(double score) {
        return Math.abs(score) <= LIMIT;
    }

    /// Scores of the whole bytes below the top one, of the top eight bits of a cell and of neighbouring cells.
    static Map<String, Double> scores(Field field, byte[] cells) {
        return new TreeMap<>(Map.of(
                "bytes", chiSquareScore(byteCounts(field, cells)),
                "top 8 bits", chiSquareScore(topCounts(field, cells)),
                "serial correlation", serialScore(field, cells)));
    }

    /// Whether two sets of counts are of one distribution, whatever it is.
    static double sameDistributionScore(long[] a, long[] b) {
        double chiSquare = 0;
        for (int i = 0; i < CLASSES; i++) {
            double difference = a[i] - b[i];
            chiSquare += difference * difference / Math.max(1, a[i] + b[i]);
        }
        return normalScore(chiSquare);
    }

    static long[] topCounts(Field field, byte[] cells) {
        long[] counts = new long[CLASSES];
        int count = cells.length / field.cellBytes();
        for (int cell = 0; cell < count; cell++) {
            counts[(int) (CellBytes.get(field, cells, cell) >>> (field.bits() - 8))]++;
        }
        return counts;
    }

    // The top byte of a P61 cell has five bits only; top 8 bits covers it.
    private static long[] byteCounts(Field field, byte[] cells) {
        long[] counts = new long[CLASSES];
        for (int at = 0; at < cells.length; at++) {
            if (at % field.cellBytes() != field.cellBytes() - 1) {
                counts[cells[at] & 0xFF]++;
            }
        }
        return counts;
    }

    private static double chiSquareScore(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double expected = total / CLASSES;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        return normalScore(chiSquare);
    }

    // Wilson and Hilferty 1931: the cube root of a chi-square is nearly normal.
    private static double normalScore(double chiSquare) {
        double degrees = CLASSES - 1;
        double variance = 2 / (9 * degrees);
        return (StrictMath.cbrt(chiSquare / degrees) - (1 - variance)) / StrictMath.sqrt(variance);
    }

    // A product of two independent centred uniform values has variance 1/144.
    private static double serialScore(Field field, byte[] cells) {
        int count = cells.length / field.cellBytes();
        double sum = 0;
        double last = centred(field, cells, 0);
        for (int cell = 1; cell < count; cell++) {
            double next = centred(field, cells, cell);
            sum += last * next;
            last = next;
        }
        return 12 * sum / StrictMath.sqrt(count - 1.0);
    }

    private static double centred(Field field, byte[] cells, int cell) {
        return (double) CellBytes.get(field, cells, cell) / field.modulus() - 0.5;
    }
}
