package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.cuts.PooledCuts;
import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.KolmogorovSmirnov;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.ParameterSet;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.SpecResult;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TrainingSpec;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.rows.SummedRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.work.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// T1 without masks, T2 and O1 on the real sets of evaluation.md section 4.
@Tag("acceptance")
final class RealDataTest {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    @AfterAll
    static void end() {
        POOL.close();
    }

    @Test
    void sums_over_taiwans_banks_give_the_pooled_model_byte_for_byte_under_every_scheme() {
        RealRows taiwan = RealRows.taiwan().train();
        assertEquals(24_163, taiwan.labels().length);
        for (String scheme : List.of("iid4", "size4", "label4", "feat4")) {
            assertPooledEqualsSummed(taiwan, scheme, p6());
            assertPooledEqualsSummed(taiwan, scheme, ruled(p6()));
        }
    }

    @Test
    void sums_over_the_banks_of_a9a_and_breast_give_the_pooled_model_byte_for_byte() {
        assertPooledEqualsSummed(RealRows.a9a(), "parity4", ruled(p6()).withRounds(50));
        assertPooledEqualsSummed(RealRows.a9a(), "parity4", p6().withRounds(50));
        assertPooledEqualsSummed(RealRows.breast(), "iid3", ruled(p6()));
        assertPooledEqualsSummed(RealRows.breast(), "iid3", p6());
    }

    @Test
    void threads_and_blocks_change_no_byte_on_taiwan() {
        RealRows taiwan = RealRows.taiwan().train();
        TrainingParameters parameters = ruled(p6()).withRounds(60);
        HistogramCuts cuts = cuts(taiwan, parameters);
        List<OwnerRows> owners = taiwan.banks("size4");
        byte[] alone = model(taiwan, parameters, cuts, LocalRows.of(parameters, cuts, owners, Workers.inline()));
        for (int threads : new int[] {2, 7}) {
            for (int block : new int[] {1, 1_000, 65_536}) {
                Workers workers = new Workers(POOL, threads, block);
                assertArrayEquals(alone, model(taiwan, parameters, cuts, LocalRows.of(parameters, cuts, owners, workers)),
                        threads + " threads, blocks of " + block);
            }
        }
    }

    /// T2: same metrics as pooled XGBoost with its own cuts. The rules' price is printed, not judged.
    @Test
    void taiwan_scores_as_pooled_xgboost_does() throws NativeTrainingException {
        RealRows train = RealRows.taiwan().train();
        RealRows test = RealRows.taiwan().test();
        assertEquals(5_837, test.labels().length);
        float[] theirs;
        try (NativeMatrix matrix = train.matrix();
                NativeMatrix unseen = test.matrix();
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", 6, "eta", 0.1f, "max_bin", 253), 150)) {
            theirs = booster.margins(unseen);
        }
        ScoredRows pooled = scored(test, theirs);
        ScoredRows ours = scored(test, margins(train, test, p6()));
        System.out.printf(Locale.ROOT, "taiwan, P6: XGBoost AUC %.5f KS %.4f; ours AUC %.5f KS %.4f%n",
                auc(pooled), ks(pooled), auc(ours), ks(ours));
        ScoredRows ruled = scored(test, margins(train, test, ruled(p6())));
        System.out.printf(Locale.ROOT, "taiwan, P6, rules on: AUC %.5f KS %.4f%n", auc(ruled), ks(ruled));
        assertEquals(auc(pooled), auc(ours), 0.005);
        assertEquals(ks(pooled), ks(ours), 0.02);
    }

    @Test
    void trees_of_real_rows_are_xgboosts() throws NativeTrainingException {
        for (RealRows rows : List.of(RealRows.taiwan().train(), RealRows.breast(), RealRows.credit(), RealRows.lendingClub())) {
            TrainingParameters parameters = p6().withRounds(20);
            HistogramCuts cuts = cuts(rows, parameters);
            NativeTwin.check(binned(rows, cuts), parameters, CellLayout.TWO_WORD, rows.set());
        }
    }

    /// T11: missing values and categories mean to us what they mean to XGBoost.
    @Test
    void exported_models_of_credit_rows_give_xgboost_our_margins_bit_for_bit() throws NativeTrainingException {
        for (RealRows rows : List.of(RealRows.credit(), RealRows.lendingClub())) {
            assertTrue(rows.schema().features().stream().anyMatch(f -> f.isCategorical()));
            TrainingParameters parameters = ruled(p6());
            HistogramCuts cuts = cuts(rows, parameters);
            OwnerRows all = OwnerRows.of(0, rows.rows(), rows.labels(), 1);
            TrainedModel model = train(rows, parameters.withPrivacy(PrivacyParameters.OFF), cuts,
                    LocalRows.of(parameters, cuts, List.of(all), Workers.inline()));
            float[] ours = new EnsemblePredictor(model.released()).margins(rows.rows());
            try (NativeMatrix matrix = rows.matrix();
                    NativeBooster booster = NativeBooster.load(XgboostModelFile.writeUbjson(model.released()))) {
                float[] theirs = booster.margins(matrix);
                for (int i = 0; i < ours.length; i++) {
                    assertEquals(Float.floatToRawIntBits(theirs[i] + 0f), Float.floatToRawIntBits(ours[i]), rows.set() + ", row " + i);
                }
            }
        }
    }

    private static void assertPooledEqualsSummed(RealRows rows, String scheme, TrainingParameters parameters) {
        HistogramCuts cuts = cuts(rows, parameters);
        List<OwnerRows> owners = rows.banks(scheme);
        byte[] pooled = model(rows, parameters, cuts, LocalRows.of(parameters, cuts, owners, new Workers(POOL, 2)));
        byte[] summed = model(rows, parameters, cuts, new SummedRows(owners.stream()
                .map(owner -> LocalRows.of(parameters, cuts, List.of(owner), Workers.inline())).toList()));
        assertArrayEquals(pooled, summed, rows.set() + ", " + scheme + ", rules " + parameters.privacy().rules());
    }

    private static byte[] model(RealRows rows, TrainingParameters parameters, HistogramCuts cuts, HistogramSource source) {
        return XgboostModelFile.writeUbjson(train(rows, parameters, cuts, source).full());
    }

    private static TrainedModel train(RealRows rows, TrainingParameters parameters, HistogramCuts cuts, HistogramSource source) {
        FixedPointPlan plan = assertInstanceOf(PlanResult.Planned.class,
                FixedPointPlan.of(parameters, Integer.highestOneBit(rows.labels().length) * 2L)).plan();
        return PlainTrainer.train(new TrainingTask(parameters, rows.schema(), cuts, plan, Prior.HALF), source, Optional.empty(),
                TrainingProgress.SILENT);
    }

    private static float[] margins(RealRows train, RealRows test, TrainingParameters parameters) {
        HistogramCuts cuts = cuts(train, parameters);
        TrainedModel model = train(train, parameters, cuts,
                LocalRows.of(parameters, cuts, train.banks("iid4"), new Workers(POOL, 2)));
        return new EnsemblePredictor(model.released()).margins(test.rows());
    }

    /// The rows with bin numbers for values.
    private static BinnedRows binned(RealRows rows, HistogramCuts cuts) {
        int[][] codes = new int[rows.labels().length][rows.schema().size()];
        byte[] labels = new byte[codes.length];
        float[] weights = new float[codes.length];
        Arrays.fill(weights, 1f);
        for (int i = 0; i < codes.length; i++) {
            int row = i;
            Arrays.setAll(codes[i], f -> cuts.binOf(f, rows.rows().value(row, f)));
            labels[i] = (byte) rows.labels()[i];
        }
        return new BinnedRows(rows.schema(), BinnedRows.numbered(cuts), codes, labels, weights);
    }

    private static HistogramCuts cuts(RealRows rows, TrainingParameters parameters) {
        return PooledCuts.of(rows.schema(), parameters.binning(), parameters.privacy(), List.of(rows.rows())).cuts();
    }

    private static ScoredRows scored(RealRows rows, float[] margins) {
        byte[] labels = new byte[margins.length];
        long[] weights = new long[margins.length];
        Arrays.fill(weights, 1L);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) rows.labels()[i];
        }
        return ScoredRows.of(margins, labels, weights);
    }

    private static double auc(ScoredRows rows) {
        return assertInstanceOf(Defined.class, Auc.of(rows)).value();
    }

    private static double ks(ScoredRows rows) {
        return assertInstanceOf(Defined.class, KolmogorovSmirnov.of(rows)).value();
    }

    private static TrainingParameters p6() {
        SpecResult read = TrainingSpec.of(ParameterSet.P6).with("seed", "6").with("rules", "off").check();
        return assertInstanceOf(SpecResult.Accepted.class, read).parameters();
    }

    private static TrainingParameters ruled(TrainingParameters parameters) {
        return parameters.withPrivacy(PrivacyParameters.DEFAULT).withSampling(Sampling.NONE.withSubsample(0.8));
    }
}
