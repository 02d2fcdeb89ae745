package io.riskmesh.gateway.lab;

import io.riskmesh.boosting.evaluation.ScoreBins;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.lab.baseline.BaselineModels;
import io.riskmesh.gateway.lab.baseline.PooledXgboost;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.lab.joint.JointTraining;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.lab.score.MetricsByTree;
import io.riskmesh.gateway.lab.score.TestScores;
import io.riskmesh.gateway.lab.score.XgboostMargins;
import io.riskmesh.gateway.machine.Machine;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.plan.ParameterTexts;
import io.riskmesh.gateway.report.Baselines;
import io.riskmesh.gateway.report.Curve;
import io.riskmesh.gateway.report.DataDescription;
import io.riskmesh.gateway.report.Exactness;
import io.riskmesh.gateway.report.ReleasedModel;
import io.riskmesh.gateway.report.RunCost;
import io.riskmesh.gateway.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts together what a run found.
final class LabReport {
    private final LabRequest request;
    private final Instant startedAt;
    private final LabData data;
    private final TrainingParameters agreed;
    private final TestScores scores;

    LabReport(LabRequest request, Instant startedAt, LabData data, TrainingParameters agreed, TestScores scores) {
        this.request = request;
        this.startedAt = startedAt;
        this.data = data;
        this.agreed = agreed;
        this.scores = scores;
    }

    /// What a run gave before it was measured.
    ///
    /// @param federated the federation
    /// @param files the model as it is released
    /// @param baselines beside it
    /// @param margins what stock XGBoost says about the files
    /// @param exact the comparison with pooled training
    /// @param joint the run on the features of both sides, if there is one
    record Results(FederatedModel federated, ReleasedFiles files, BaselineModels.Trained baselines, XgboostMargins margins,
            Exactness exact, Optional<JointTraining.Trained> joint) {}

    /// Measures and reports.
    ///
    /// @param meter of the whole command, up to now
    RunReport of(Results results, PhaseMeter meter) throws IOException {
        FederatedModel federated = results.federated();
        float[] own = scores.margins(federated.released());
        List<float[]> alone = results.baselines().alone().stream().map(scores::margins).toList();
        float[] average = mean(alone);
        float[] pooled = scores.margins(results.baselines().pooled());
        float[] xgboost = scores.margins(results.baselines().xgboost());
        Baselines baselines = new Baselines(rows(alone), scores.metrics(average), scores.metrics(own), scores.metrics(pooled),
                scores.metrics(xgboost));
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put("federated", scores.curve(own));
        curves.put("average", scores.curve(average));
        curves.put("aloneSmallest", scores.curve(alone.get(baselines.alone().indexOf(baselines.aloneSmallest()))));
        curves.put("pooledXgboost", scores.curve(xgboost));
        results.joint().ifPresent(joint -> curves.putAll(joint.curves()));
        ReleasedModel model = new ReleasedModel(FileDigest.hex(results.files().ubjson()), federated.released().trees().size(),
                results.files().ubjson().length, data.train().schema().size(), results.margins().words());
        RunCost cost = new RunCost(meter.total(), meter.phases(), federated.bytesPerBankPerTree(),
                meter.cpuSeconds(BaselineModels.XGBOOST_PHASE), Machine.peakRssBytes());
        return new RunReport(request.notice(), request.command(), startedAt, Machine.here(), PooledXgboost.VERSION, description(),
                ParameterTexts.of(agreed), agreed.digest(), model, results.exact(), ScoreBins.BINS, scores.minimumBinRows(),
                TestScores.BUDGET_PERCENT, baselines, curves, MetricsByTree.of(federated.released(), scores),
                MetricsByTree.of(results.baselines().xgboost(), scores), federated.privacy(), federated.faults(), cost,
                results.joint().map(JointTraining.Trained::report));
    }

    private List<Baselines.BankRow> rows(List<float[]> alone) {
        List<Baselines.BankRow> rows = new ArrayList<>();
        for (LabBank bank : data.banks()) {
            rows.add(new Baselines.BankRow(bank.name(), bank.train().rows(), scores.metrics(alone.get(rows.size()))));
        }
        return rows;
    }

    private DataDescription description() throws IOException {
        List<FileDigest> files = new ArrayList<>();
        for (Path file : Stream.of(request.data().data(), request.data().test(),
                request.joint().map(JointRequest::payee).orElse(List.of())).flatMap(List::stream).toList()) {
            files.add(FileDigest.of(file));
        }
        List<DataDescription.Bank> banks = data.banks().stream().map(bank ->
                new DataDescription.Bank(bank.name(), bank.train().rows(), bank.train().positives())).toList();
        return new DataDescription(data.name(), files, data.train().schema(), data.train().rows(), data.train().positives(),
                data.validation().rows(),
                data.test().rows(), data.test().positives(), LabWords.split(request.data(), data),
                LabWords.scheme(request.data(), data), banks);
    }

    /// One round without cryptography: the mean of the local models' margins.
    private static float[] mean(List<float[]> models) {
        float[] mean = new float[models.getFirst().length];
        for (int row = 0; row < mean.length; row++) {
            double sum = 0;
            for (float[] margins : models) {
                sum += margins[row];
            }
            mean[row] = (float) (sum / models.size());
        }
        return mean;
    }
}
