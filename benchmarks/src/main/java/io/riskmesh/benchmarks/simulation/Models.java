package io.riskmesh.benchmarks.simulation;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.lab.baseline.BaselineModels;
import io.riskmesh.gateway.lab.baseline.PooledXgboost;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.plan.RunParameters;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Trains models with the parameter set CONS and scores the test rows.
///
/// @param rounds trees per model
/// @param seed of all training
record Models(int rounds, long seed, WorkThreads threads) {

    static final String SET = "CONS";

    /// @param alone margins of each bank's own model, in the order of the banks
    /// @param pooled XGBoost's on all rows
    record Baselines(List<float[]> alone, float[] pooled) {}

    Baselines baselines(LabData data) throws Exception {
        PhaseMeter meter = new PhaseMeter(System::nanoTime);
        BaselineModels.Trained trained =
                new BaselineModels(data, parameters(data, "off").plain(), threads, silence(), meter).train();
        return new Baselines(trained.alone().stream().map(model -> margins(model, data)).toList(),
                margins(trained.xgboost(), data));
    }

    float[] pooled(LabData data) throws Exception {
        return margins(xgboost(parameters(data, "off").plain(), data), data);
    }

    private static TreeEnsemble xgboost(TrainingParameters plain, LabData data) throws NativeTrainingException {
        return PooledXgboost.train(plain, data.train(), data.validation());
    }

    /// Margins of the federation's model, from real state machines in this process.
    ///
    /// @param rules `default` or `off`
    float[] federated(LabData data, String rules) throws Exception {
        Path checkpoint = Files.createTempDirectory("riskmesh-bench");
        try {
            Consortium consortium = new Consortium(data, parameters(data, rules).federated(), FaultScenario.NONE, checkpoint,
                    new SecureRandom());
            return margins(consortium.train(threads, silence()).released(), data);
        } finally {
            delete(checkpoint);
        }
    }

    private RunParameters parameters(LabData data, String rules) throws Exception {
        return new ParameterRequest(SET, Map.of("rounds", Integer.toString(rounds)), Optional.of(rules), OptionalLong.of(seed))
                .resolve().forWeights(data.train().largestWeight());
    }

    private static float[] margins(TreeEnsemble model, LabData data) {
        return new EnsemblePredictor(model).margins(data.test().matrix());
    }

    private static Progress silence() {
        return new Progress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
