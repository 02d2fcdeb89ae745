package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.MonotoneConstraints;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Oracle O1 of training.md section 12: on our integers as gradients, XGBoost grows our trees bit for bit.
final class ExactTreesTest {

    private static final TrainingParameters PLAIN = TrainingParameters.defaults(1).withPrivacy(PrivacyParameters.OFF).withRounds(6);

    private static final BinnedRows NUMERIC = BinnedRows.of(1, 2_098, 9, 40, 0, false);
    private static final BinnedRows WEIGHTED = BinnedRows.of(2, 2_098, 8, 63, 0, true);
    private static final BinnedRows MIXED = BinnedRows.of(3, 2_098, 9, 30, 11, true);

    @Test
    void numeric_trees_are_xgboosts() throws NativeTrainingException {
        check(NUMERIC, PLAIN);
        check(WEIGHTED, PLAIN);
        NativeTwin.check(WEIGHTED, PLAIN, CellLayout.THREE_WORD, "three words");
    }

    @Test
    void every_regularisation_is_xgboosts() throws NativeTrainingException {
        for (Regularization terms : List.of(new Regularization(0f, 0f, 0f, 1f, 0f), new Regularization(2.5f, 0.7f, 0f, 3f, 0f),
                new Regularization(1f, 0f, 1.3f, 0f, 0.4f), new Regularization(0.1f, 0.3f, 0.2f, 10f, 0.2f))) {
            check(WEIGHTED, PLAIN.withRegularization(terms));
            check(MIXED, PLAIN.withRegularization(terms));
        }
    }

    @Test
    void monotone_trees_are_xgboosts() throws NativeTrainingException {
        MonotoneConstraints signs = new MonotoneConstraints(new TreeMap<>(Map.of("x0", 1, "x1", -1, "x3", 1, "x4", 1)));
        check(WEIGHTED, PLAIN.withMonotone(signs));
        check(MIXED, PLAIN.withMonotone(signs).withRegularization(new Regularization(0.5f, 0.1f, 0f, 2f, 0.3f)));
    }

    @Test
    void one_hot_and_partitioned_categories_are_xgboosts() throws NativeTrainingException {
        for (int oneHot : new int[] {1, 11, 12}) {
            for (int threshold : new int[] {1, 2, 5, 64}) {
                check(MIXED, PLAIN.withBinning(new Binning(253, 31, oneHot, threshold)));
            }
        }
    }

    @Test
    void trees_of_any_depth_and_number_of_leaves_are_xgboosts() throws NativeTrainingException {
        for (TreeShape shape : List.of(new TreeShape(GrowPolicy.DEPTH_WISE, 1, 0), new TreeShape(GrowPolicy.DEPTH_WISE, 12, 0),
                new TreeShape(GrowPolicy.DEPTH_WISE, 6, 11))) {
            check(MIXED, PLAIN.withShape(shape).withRegularization(new Regularization(1f, 0f, 0f, 0.1f, 0f)));
        }
    }

    @Test
    void loss_guided_trees_are_xgboosts() throws NativeTrainingException {
        for (TreeShape shape : List.of(new TreeShape(GrowPolicy.LOSS_GUIDED, 12, 31), new TreeShape(GrowPolicy.LOSS_GUIDED, 3, 100),
                new TreeShape(GrowPolicy.LOSS_GUIDED, 5, 2), new TreeShape(GrowPolicy.LOSS_GUIDED, 12, 400))) {
            check(MIXED, PLAIN.withShape(shape));
            check(NUMERIC, PLAIN.withShape(shape).withRegularization(new Regularization(1f, 0f, 0.8f, 0f, 0f)));
        }
    }

    private static void check(BinnedRows rows, TrainingParameters parameters) throws NativeTrainingException {
        NativeTwin.check(rows, parameters, CellLayout.TWO_WORD, parameters.toString());
    }
}
