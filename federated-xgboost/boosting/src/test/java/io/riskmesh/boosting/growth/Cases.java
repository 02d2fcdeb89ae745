package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.ModelCovers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded rows of several owners: four numeric features with missing values, a categorical one, and one that no row can
/// be told apart by.
public record Cases(FloatMatrix rows, byte[] labels, int[] owners) {

    public static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.numeric("a"), Feature.numeric("b"),
            Feature.categorical("kind", IntStream.range(0, 6).mapToObj(c -> "k" + c).toList()), Feature.numeric("c"),
            Feature.numeric("flat"), Feature.numeric("d")));

    public static final HistogramCuts CUTS = HistogramCuts.of(List.of(
            FeatureCuts.numeric(new float[] {-1.5f, -1f, -0.5f, 0f, 0.25f, 0.5f, 1f, 1.75f}, true),
            FeatureCuts.numeric(new float[] {-1f, 0f, 1f}, true), FeatureCuts.categorical(6, true),
            FeatureCuts.numeric(new float[] {-2f, -0.1f, 0.1f, 0.3f, 2f}, false), FeatureCuts.dropped(false),
            FeatureCuts.numeric(new float[] {0f}, true)));

    public static final PrivacyParameters RULES = new PrivacyParameters(true, 3, 1, 5, 20, 5, 3, true, ModelCovers.POWER_OF_TWO);

    private static final int COLUMNS = 6;

    public static Cases of(long seed, int rows, int owners) {
        Random random = new Random(seed);
        float[] values = new float[rows * COLUMNS];
        byte[] labels = new byte[rows];
        int[] owner = new int[rows];
        for (int i = 0; i < rows; i++) {
            double sum = random.nextGaussian() * 0.8;
            for (int f = 0; f < COLUMNS; f++) {
                boolean missing = f != 3 && random.nextInt(8) == 0;
                float x = f == 2 ? random.nextInt(6) : f == 4 ? 1f : (float) random.nextGaussian();
                sum += missing ? 0.2 : f == 2 ? (x * 5 % 7 - 3) * 0.4 : x * (f % 3 - 1);
                values[i * COLUMNS + f] = missing ? Float.NaN : x;
            }
            labels[i] = (byte) (sum > 0.6 ? 1 : 0);
            owner[i] = Math.min(random.nextInt(owners + 1), owners - 1); // the last owner has twice as many
        }
        return new Cases(new FloatMatrix(rows, COLUMNS, values), labels, owner);
    }

    /// The same rows by owner, each with a sample seed of its own; an owner's rows keep their order.
    public List<OwnerRows> owned() {
        List<OwnerRows> all = new ArrayList<>();
        for (int owner = 0; owner <= Arrays.stream(owners).max().orElse(0); owner++) {
            int wanted = owner;
            int[] own = IntStream.range(0, labels.length).filter(i -> owners[i] == wanted).toArray();
            float[] values = new float[own.length * COLUMNS];
            float[] ownLabels = new float[own.length];
            for (int i = 0; i < own.length; i++) {
                rows.copyRow(own[i], values, i * COLUMNS);
                ownLabels[i] = labels[own[i]];
            }
            all.add(OwnerRows.of(owner, new FloatMatrix(own.length, COLUMNS, values), ownLabels, 1_000 + owner));
        }
        return all;
    }

    public PlainRows source() {
        return new PlainRows(CUTS, rows, labels, owners, RULES.minimumRowsPerBank());
    }

    public static FixedPointPlan plan() {
        return new FixedPointPlan(23, 16, CellLayout.TWO_WORD, 1L << 23, 1L << 21);
    }

    public static TrainingParameters parameters() {
        return TrainingParameters.defaults(7).withRounds(5).withPrivacy(PrivacyParameters.OFF);
    }

    public static TrainingTask task(TrainingParameters parameters) {
        return new TrainingTask(parameters, SCHEMA, CUTS, plan(), Prior.HALF);
    }
}
