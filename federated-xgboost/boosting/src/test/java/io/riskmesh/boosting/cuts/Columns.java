package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Columns of awkward shapes for tests of cuts and bins.
public final class Columns {

    public static final List<String> KINDS = List.of("lognormal", "normal", "uniform", "zero-heavy", "constant", "subnormal",
            "extreme", "integers", "half missing", "all missing", "two values");

    private Columns() {}

    /// One column of each kind.
    public static FloatMatrix matrix(long seed, int rows) {
        Random random = new Random(seed);
        int columns = KINDS.size();
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = value(KINDS.get(column), random);
            }
        }
        return new FloatMatrix(rows, columns, values);
    }

    private static float value(String kind, Random random) {
        return switch (kind) {
            case "lognormal" -> (float) StrictMath.exp(2 * random.nextGaussian());
            case "normal" -> (float) random.nextGaussian();
            case "uniform" -> random.nextFloat() * 1000 - 500;
            case "zero-heavy" -> random.nextInt(10) == 0 ? (float) random.nextGaussian() : 0f;
            case "constant" -> 42.5f;
            case "subnormal" -> Float.MIN_VALUE * random.nextInt(5000) - Float.MIN_VALUE * 2500;
            case "extreme" -> (random.nextBoolean() ? 1 : -1) * Math.nextDown(Float.MAX_VALUE) * (random.nextInt(3) == 0 ? 1 : random.nextFloat());
            case "integers" -> random.nextInt(40);
            case "half missing" -> random.nextBoolean() ? Float.NaN : random.nextFloat();
            case "all missing" -> Float.NaN;
            case "two values" -> random.nextInt(100) == 0 ? 1f : 0f;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /// The rows `from..to-1`.
    public static FloatMatrix slice(FloatMatrix matrix, int from, int to) {
        float[] values = new float[(to - from) * matrix.columns()];
        for (int row = from; row < to; row++) {
            matrix.copyRow(row, values, (row - from) * matrix.columns());
        }
        return new FloatMatrix(to - from, matrix.columns(), values);
    }

    /// Cuts without rules, so that small matrices have many bins too.
    public static HistogramCuts cuts(FloatMatrix matrix, int maxBin) {
        return PooledCuts.of(schema(), new Binning(maxBin, 31, 4, 64), PrivacyParameters.OFF, List.of(matrix)).cuts();
    }

    /// Every kind is numeric but the integers, which are codes 0..39.
    public static FeatureSchema schema() {
        List<String> codes = IntStream.range(0, 40).mapToObj(code -> "code " + code).toList();
        return new FeatureSchema(KINDS.stream()
                .map(kind -> kind.equals("integers") ? Feature.categorical(kind, codes) : Feature.numeric(kind)).toList());
    }
}
