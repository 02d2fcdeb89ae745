package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Models that XGBoost trained, read from its file, scored by the kernels: the bits of XGBoost's own margins.
final class XgboostMarginsTest {

    private static final int MOST_TRAINING_ROWS = 40_000;
    private static final int CHUNK = 50_000;

    @Test
    void made_rows_have_xgboosts_margins_at_every_threshold_and_with_missing_values() throws NativeTrainingException {
        int columns = 9;
        int rows = 3_000;
        Random random = new Random(41);
        float[] values = new float[rows * columns];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            float sum = 0f;
            for (int f = 0; f < columns; f++) {
                values[i * columns + f] = Math.round(random.nextGaussian() * 20) / 8f;
                sum += values[i * columns + f];
            }
            labels[i] = sum + random.nextGaussian() > 0 ? 1f : 0f;
        }
        SharedRows made = new SharedRows("made", columns, values, labels);
        for (int depth : new int[] {1, 6, 7, 8}) {
            assertEqualBits(made, depth, 20);
        }
    }

    @Test
    @Tag("acceptance")
    void all_rows_of_the_small_shared_sets_have_xgboosts_margins() throws IOException, NativeTrainingException {
        assertEqualBits(SharedRows.below("breast", "y", "1", "breast_wdbc/breast_homo_guest.csv.gz",
                "breast_wdbc/breast_homo_host.csv.gz", "breast_wdbc/breast_homo_test.csv.gz"), 6, 60);
        SharedRows taiwan = SharedRows.below("taiwan", "default.payment.next.month", "1", "taiwan_default/UCI_Credit_Card.csv.gz");
        assertEqualBits(taiwan, 6, 100);
        assertEqualBits(taiwan, 8, 20);
        assertEqualBits(SharedRows.a9a(), 6, 60);
        assertEqualBits(SharedRows.below("creditdata", "Status", "bad", "modeldata/credit_data.csv.gz"), 6, 60);
        assertEqualBits(SharedRows.below("lendingclub", "Class", "bad", "modeldata/lending_club.csv.gz"), 6, 60);
    }

    @Test
    @Tag("acceptance")
    void all_rows_of_the_simulated_shared_sets_have_xgboosts_margins() throws IOException, NativeTrainingException {
        assertEqualBits(SharedRows.sideBySide("card_sim", "y", "1", "card_sim/feat_issuer.csv.gz",
                "card_sim/feat_terminal_joint.csv.gz"), 6, 60);
        assertEqualBits(SharedRows.sideBySide("consortium_proto", "y_reported", "1", "consortium_proto/payments.csv.gz",
                "consortium_proto/feat_payer_bank.csv.gz", "consortium_proto/feat_payee_bank.csv.gz"), 6, 60);
    }

    private static void assertEqualBits(SharedRows set, int depth, int rounds) throws NativeTrainingException {
        float[] thinned = set.values().clone();
        Random random = new Random(10);
        for (int i = 0; i < thinned.length; i++) {
            thinned[i] = random.nextInt(10) == 0 ? Float.NaN : thinned[i];
        }
        try (NativeBooster booster = NativeBooster.load(trained(set, thinned, depth, rounds))) {
            TreeEnsemble ensemble = ensemble(booster);
            List<ForestKernel> kernels = kernels(Forests.forest(ensemble));
            int missing = compare(booster, kernels, set, thinned);
            compare(booster, kernels, set, set.values());
            float[] edges = atThresholds(ensemble);
            int edgeRows = edges.length / set.columns();
            compare(booster, kernels, new SharedRows(set.name(), set.columns(), edges, new float[edgeRows]), edges);
            System.out.printf(Locale.ROOT, "%s, depth %d, %d kernels: %d rows as they are, with %.1f %% missing, and %d at thresholds%n",
                    set.name(), depth, kernels.size(), set.rows(), 100.0 * missing / thinned.length, edgeRows);
        }
    }

    /// Compares all rows; returns how many values were missing.
    private static int compare(NativeBooster booster, List<ForestKernel> kernels, SharedRows set, float[] values)
            throws NativeTrainingException {
        int columns = set.columns();
        int missing = 0;
        for (int from = 0; from < set.rows(); from += CHUNK) {
            int rows = Math.min(CHUNK, set.rows() - from);
            float[] chunk = Arrays.copyOfRange(values, from * columns, (from + rows) * columns);
            try (NativeMatrix matrix = NativeMatrix.of(set.schema(), rows, chunk)) {
                float[] theirs = booster.margins(matrix);
                for (int i = 0; i < rows; i++) {
                    float[] row = Arrays.copyOfRange(chunk, i * columns, (i + 1) * columns);
                    for (ForestKernel kernel : kernels) {
                        assertEquals(Float.floatToRawIntBits(theirs[i]), Float.floatToRawIntBits(kernel.margin(row)),
                                set.name() + " row " + (from + i) + " by " + kernel.name());
                    }
                }
            }
            for (float x : chunk) {
                missing += Float.isNaN(x) ? 1 : 0;
            }
        }
        return missing;
    }

    private static float[] atThresholds(TreeEnsemble ensemble) {
        List<float[]> rows = TestVectors.atThresholds(ensemble, 5).rows();
        int columns = ensemble.schema().size();
        float[] values = new float[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return values;
    }

    private static byte[] trained(SharedRows set, float[] values, int depth, int rounds) throws NativeTrainingException {
        int rows = Math.min(MOST_TRAINING_ROWS, set.rows());
        float[] labels = Arrays.copyOf(set.labels(), rows);
        try (NativeMatrix matrix = NativeMatrix.of(set.schema(), rows, Arrays.copyOf(values, rows * set.columns())).withLabels(labels);
                NativeBooster booster = NativeBooster.train(matrix,
                        Map.of("max_depth", depth, "eta", 0.1f, "max_bin", 253, "tree_method", "hist"), rounds)) {
            return booster.save(NativeBooster.Format.UBJSON);
        }
    }

    private static TreeEnsemble ensemble(NativeBooster booster) throws NativeTrainingException {
        return switch (XgboostModelFile.read(booster.save(NativeBooster.Format.UBJSON))) {
            case ReadResult.ModelRead read -> read.ensemble();
            case ReadResult.ModelRefused refused -> throw new AssertionError(refused.message());
        };
    }

    private static List<ForestKernel> kernels(BitMaskForest forest) {
        List<ForestKernel> kernels = new ArrayList<>(List.of(new ScalarOblivious(forest)));
        VectorKernels.ofThisMachine(forest).ifPresent(kernels::add);
        assertTrue(forest.trees() > 1, "Expected a model that learnt something");
        return kernels;
    }
}
