package io.riskmesh.gateway.lab.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.cli.LabRows;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.lab.score.MetricsByTree;
import io.riskmesh.gateway.lab.score.TestScores;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.report.MetricRow;
import io.riskmesh.gateway.report.MetricValue;
import io.riskmesh.gateway.report.TreeMetrics;
import io.riskmesh.gateway.split.BankScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineModelsTest {
    private static final double SAME_QUALITY = 0.02;

    @TempDir
    Path folder;

    @Test
    void our_trainer_and_xgboost_find_the_same_quality_on_pooled_rows_and_a_bank_alone_less() throws Exception {
        BaselineModels.Trained trained = train(Map.of("rounds", "20"), 0);
        TestScores scores = scores();
        double pooled = auc(scores, trained.pooled());
        assertEquals(auc(scores, trained.xgboost()), pooled, SAME_QUALITY);
        assertEquals(3, trained.alone().size());
        double alone = trained.alone().stream().mapToDouble(model -> auc(scores, model)).average().orElseThrow();
        assertTrue(pooled > alone, pooled + " pooled, " + alone + " alone");
    }

    @Test
    void the_metrics_after_the_last_tree_are_those_of_the_model_and_lie_in_its_intervals() throws Exception {
        BaselineModels.Trained trained = train(Map.of("rounds", "7"), 0);
        TestScores scores = scores();
        List<TreeMetrics> byTree = MetricsByTree.of(trained.pooled(), scores);
        assertEquals(7, byTree.size());
        MetricRow metrics = scores.metrics(scores.margins(trained.pooled()));
        assertInside(metrics.auc(), byTree.getLast().auc());
        assertInside(metrics.averagePrecision(), byTree.getLast().averagePrecision());
        assertTrue(byTree.getLast().logLoss() < byTree.getFirst().logLoss());
    }

    @Test
    void early_stopping_ends_xgboost_and_our_trainer_before_the_last_round() throws Exception {
        BaselineModels.Trained trained = train(Map.of("rounds", "60", "eta", "0.9", "early_stopping_rounds", "4"), 0.2);
        assertTrue(trained.pooled().trees().size() < 60);
        assertTrue(trained.xgboost().trees().size() < 60);
    }

    private BaselineModels.Trained train(Map<String, String> changes, double validationShare) throws Exception {
        PhaseMeter meter = new PhaseMeter(System::nanoTime);
        Progress silent = new Progress(new PrintWriter(new StringWriter()), false, System::nanoTime);
        ParameterRequest request = new ParameterRequest("F30", changes, Optional.of("off"), OptionalLong.empty());
        try (WorkThreads threads = WorkThreads.of(2)) {
            BaselineModels.Trained trained =
                    new BaselineModels(data(validationShare), request.resolve().plain(), threads, silent, meter).train();
            assertEquals(List.of("alone", "pooled", BaselineModels.XGBOOST_PHASE),
                    meter.phases().stream().map(PhaseMeter.Phase::name).toList());
            return trained;
        }
    }

    private TestScores scores() throws Exception {
        return new TestScores(data(0).test(), 20);
    }

    private LabData data(double validationShare) throws Exception {
        Path file = LabRows.write(folder.resolve("rows.csv"), 3000, 5);
        ColumnChoice columns = new ColumnChoice(Optional.of("is_fraud"), Optional.empty(), Optional.of("payment_id"),
                Optional.empty(), Optional.empty(), List.of(), List.of("bank"), List.of("kind"));
        return LabData.load(new DataRequest(List.of(file), List.of(), columns, new BankScheme.EqualSizes(3), Optional.empty(), 0.3),
                validationShare);
    }

    private static double auc(TestScores scores, io.riskmesh.boosting.tree.TreeEnsemble model) {
        return switch (scores.metrics(scores.margins(model)).auc()) {
            case MetricValue.Certified certified -> certified.point();
            case MetricValue.Undefined undefined -> throw new AssertionError(undefined);
        };
    }

    private static void assertInside(MetricValue interval, double exact) {
        assertTrue(interval instanceof MetricValue.Certified(double _, double lower, double upper)
                && lower <= exact && exact <= upper, interval + " does not hold " + exact);
    }
}
