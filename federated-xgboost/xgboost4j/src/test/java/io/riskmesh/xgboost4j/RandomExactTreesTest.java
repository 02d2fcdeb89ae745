package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.MonotoneConstraints;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Oracle O1 over random shapes of data and random parameters. The failing seed is in the message: run
/// `RandomExactTreesTest` with that seed alone in place of the range.
final class RandomExactTreesTest {

    private static final int[] ROWS = {61, 207, 998, 4_098};

    @Test
    void trees_of_random_parameters_are_xgboosts() throws NativeTrainingException {
        sweep(0, 25);
    }

    @Test
    @Tag("acceptance")
    void trees_of_many_random_parameters_are_xgboosts() throws NativeTrainingException {
        sweep(1_000, 1_600);
    }

    private static void sweep(long from, long to) throws NativeTrainingException {
        for (long seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            int columns = 2 + random.nextInt(9);
            int bins = 2 + columns + random.nextInt(40);
            int categories = random.nextBoolean() ? 0 : 2 + random.nextInt(30);
            BinnedRows rows = BinnedRows.of(seed, ROWS[random.nextInt(ROWS.length)], columns, bins, categories, random.nextBoolean());
            TrainingParameters parameters = TrainingParameters.defaults(seed).withRounds(4).withPrivacy(PrivacyParameters.OFF)
                    .withRegularization(terms(random)).withShape(shape(random)).withMonotone(signs(random, rows))
                    .withBinning(new Binning(253, 31, 1 + random.nextInt(20), 1 + random.nextInt(20)));
            NativeTwin.check(rows, parameters, seed % 2 == 0 ? CellLayout.TWO_WORD : CellLayout.THREE_WORD, "seed " + seed + ", " + parameters);
        }
    }

    private static Regularization terms(Random random) {
        return new Regularization(pick(random, 1f, 0.5f, 20f), pick(random, 0f, 0.5f, 4f), pick(random, 0f, 0.1f, 2f),
                pick(random, 1f, 0f, 7f), pick(random, 0f, 0.3f, 1f));
    }

    /// The third choice in steps that decimals hold exactly, because XGBoost's parser may miss a float by its last bit.
    private static float pick(Random random, float usual, float other, float third) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> usual;
            case 2 -> other;
            default -> third * random.nextInt(33) / 32f;
        };
    }

    private static TreeShape shape(Random random) {
        int depth = 1 + random.nextInt(9);
        return switch (random.nextInt(3)) {
            case 0 -> new TreeShape(GrowPolicy.DEPTH_WISE, depth, 0);
            case 1 -> new TreeShape(GrowPolicy.DEPTH_WISE, depth, 2 + random.nextInt(40));
            default -> new TreeShape(GrowPolicy.LOSS_GUIDED, depth, 2 + random.nextInt(60));
        };
    }

    private static MonotoneConstraints signs(Random random, BinnedRows rows) {
        TreeMap<String, Integer> signs = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            rows.schema().features().stream().filter(f -> !f.isCategorical())
                    .forEach(f -> signs.put(f.name(), random.nextInt(3) - 1));
        }
        return new MonotoneConstraints(signs);
    }
}
