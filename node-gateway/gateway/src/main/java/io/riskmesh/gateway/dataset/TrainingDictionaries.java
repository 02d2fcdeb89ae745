package io.riskmesh.gateway.dataset;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Dictionaries of rows that were read together and split afterwards: only names that training rows have may stand in them, as
/// nothing that is learned may depend on test rows. A name that only test rows have becomes missing.
public final class TrainingDictionaries {
    private static final int DROPPED = -1;

    private final FeatureSchema schema;
    private final int[][] codes; // per categorical feature: old code to new one, or DROPPED; null for numeric ones

    private TrainingDictionaries(FeatureSchema schema, int[][] codes) {
        this.schema = schema;
        this.codes = codes;
    }

    /// The dictionaries that these rows need.
    public static TrainingDictionaries of(Dataset train) throws Stopped {
        List<Feature> features = new ArrayList<>();
        int[][] codes = new int[train.schema().size()][];
        for (int f = 0; f < codes.length; f++) {
            Feature feature = train.schema().feature(f);
            if (!feature.isCategorical()) {
                features.add(feature);
                continue;
            }
            codes[f] = used(train.matrix(), f, feature.categories().size());
            List<String> names = new ArrayList<>();
            for (int code = 0; code < codes[f].length; code++) {
                if (codes[f][code] != DROPPED) {
                    names.add(feature.categories().get(code));
                }
            }
            if (names.isEmpty()) {
                throw Stopped.refused("expected names in categorical column " + feature.name()
                        + " of the training rows, found only empty cells");
            }
            features.add(Feature.categorical(feature.name(), names));
        }
        return new TrainingDictionaries(new FeatureSchema(features), codes);
    }

    /// Rows of the same columns with these dictionaries.
    public Dataset apply(Dataset rows) {
        if (schema.equals(rows.schema())) {
            return rows;
        }
        int columns = schema.size();
        float[] values = new float[Math.multiplyExact(rows.rows(), columns)];
        for (int row = 0; row < rows.rows(); row++) {
            rows.matrix().copyRow(row, values, row * columns);
            for (int f = 0; f < columns; f++) {
                float code = values[row * columns + f];
                if (codes[f] != null && !Float.isNaN(code)) {
                    int renumbered = codes[f][(int) code];
                    values[row * columns + f] = renumbered == DROPPED ? Float.NaN : renumbered;
                }
            }
        }
        return rows.with(schema, new FloatMatrix(rows.rows(), columns, values));
    }

    private static int[] used(FloatMatrix rows, int feature, int size) {
        int[] codes = new int[size];
        Arrays.fill(codes, DROPPED);
        for (int row = 0; row < rows.rows(); row++) {
            float code = rows.value(row, feature);
            if (!Float.isNaN(code)) {
                codes[(int) code] = 0;
            }
        }
        int next = 0;
        for (int code = 0; code < size; code++) {
            codes[code] = codes[code] == DROPPED ? DROPPED : next++;
        }
        return codes;
    }
}
