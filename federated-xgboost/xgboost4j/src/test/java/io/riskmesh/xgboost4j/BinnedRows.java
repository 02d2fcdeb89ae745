package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded rows whose values are their own bin numbers, so that XGBoost's cuts are our bins: every bin of a feature occurs.
///
/// @param codes `[row][feature]`, the bin, or the number of bins where the value is missing
record BinnedRows(FeatureSchema schema, HistogramCuts cuts, int[][] codes, byte[] labels, float[] weights) {

    /// @param categories codes of each categorical feature, which is every third one; 0 makes all numeric
    static BinnedRows of(long seed, int rows, int columns, int bins, int categories, boolean weighted) {
        Random random = new Random(seed);
        List<Feature> features = new ArrayList<>();
        List<FeatureCuts> cuts = new ArrayList<>();
        for (int f = 0; f < columns; f++) {
            boolean missing = f % 4 != 3;
            if (categories > 0 && f % 3 == 2) {
                features.add(Feature.categorical("kind" + f, IntStream.range(0, categories).mapToObj(c -> "c" + c).toList()));
                cuts.add(FeatureCuts.categorical(categories, missing));
            } else {
                features.add(Feature.numeric("x" + f));
                cuts.add(numbered(Math.max(1, bins - f), missing));
            }
        }
        HistogramCuts all = HistogramCuts.of(cuts);
        int[][] codes = new int[rows][columns];
        byte[] labels = new byte[rows];
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            double sum = random.nextGaussian();
            for (int f = 0; f < columns; f++) {
                codes[i][f] = code(random, all, f, i);
                sum += effect(codes[i][f], all, f);
            }
            labels[i] = (byte) (sum > 0.5 ? 1 : 0);
            weights[i] = weighted ? random.nextInt(9) / 2f : 1f;
        }
        return new BinnedRows(new FeatureSchema(features), all, codes, labels, weights);
    }

    /// Cuts with the same bins, whose values are their numbers.
    static HistogramCuts numbered(HistogramCuts cuts) {
        return HistogramCuts.of(IntStream.range(0, cuts.features())
                .mapToObj(f -> cuts.isCategorical(f) || cuts.isDropped(f) ? cuts.feature(f)
                        : numbered(cuts.bins(f), cuts.hasMissing(f)))
                .toList());
    }

    private static FeatureCuts numbered(int bins, boolean missing) {
        float[] edges = new float[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i + 1;
        }
        return FeatureCuts.numeric(edges, missing);
    }

    private static int code(Random random, HistogramCuts cuts, int f, int row) {
        int bins = cuts.bins(f);
        if (row < bins) {
            return row; // every bin occurs in the first rows
        }
        if (cuts.hasMissing(f) && random.nextInt(5 + f) == 0) {
            return bins;
        }
        int low = random.nextInt(bins);
        return f % 2 == 0 ? low : Math.min(low, random.nextInt(bins)); // skewed
    }

    private static double effect(int code, HistogramCuts cuts, int f) {
        if (code == cuts.bins(f)) {
            return f % 2 == 0 ? 0.4 : -0.2;
        }
        return cuts.isCategorical(f) ? (code * 5 % 7 - 3) * 0.3 : (code / (double) cuts.bins(f) - 0.5) * (f % 5 - 2);
    }

    int rows() {
        return codes.length;
    }

    /// The bin numbers as values, NaN where missing.
    float[] values() {
        int columns = schema.size();
        float[] values = new float[rows() * columns];
        for (int i = 0; i < values.length; i++) {
            int code = codes[i / columns][i % columns];
            values[i] = code == cuts.bins(i % columns) ? Float.NaN : code;
        }
        return values;
    }
}
