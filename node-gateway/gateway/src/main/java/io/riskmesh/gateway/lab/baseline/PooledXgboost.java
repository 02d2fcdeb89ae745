package io.riskmesh.gateway.lab.baseline;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;

/// XGBoost itself on all rows, with the parameters of the run: what an owner of everything would have.
public final class PooledXgboost {
    /// The release that the build pins.
    public static final String VERSION = "3.0.4";

    private PooledXgboost() {}

    /// Loads the native library now, so that a run does not find out at its end that it cannot be loaded.
    ///
    /// @throws Stopped exit 4 when it cannot
    public static void requireLibrary() throws Stopped {
        try (NativeMatrix probe = NativeMatrix.of(FeatureSchema.numbered(1), 1, new float[1])) {
            if (probe.rows() != 1) {
                throw new IllegalStateException("XGBoost holds " + probe.rows() + " rows of 1");
            }
        } catch (LinkageError | NativeTrainingException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw Stopped.unavailable("expected XGBoost's native library, which needs Linux on x86-64 and libgomp1, found "
                    + cause.getClass().getSimpleName() + ": " + cause.getMessage(), e);
        }
    }

    /// Trains on one thread. With early stopping, all rounds are trained and then cut where the rule would have stopped, as the
    /// library's own rule looks at its own metrics.
    ///
    /// @param plain parameters without privacy rules
    /// @param validation rows for early stopping; unused when it is off
    public static TreeEnsemble train(TrainingParameters plain, Dataset train, Dataset validation)
            throws NativeTrainingException {
        float[] labels = new float[train.rows()];
        float[] weights = new float[train.rows()];
        double positive = 0;
        double total = 0;
        for (int row = 0; row < labels.length; row++) {
            labels[row] = train.label(row);
            weights[row] = train.weight(row);
            positive += (double) labels[row] * weights[row];
            total += weights[row];
        }
        try (NativeMatrix matrix = NativeMatrix.of(train.schema(), train.matrix()).withLabels(labels).withWeights(weights);
                NativeBooster booster = NativeBooster.train(
                        matrix, XgboostParameters.of(plain, train.schema(), positive / total), plain.rounds())) {
            TreeEnsemble all = read(booster.save(NativeBooster.Format.UBJSON)).withSchema(train.schema());
            return plain.earlyStopping().rounds() == 0 ? all : BestRound.cut(all, plain.earlyStopping(), validation);
        }
    }

    private static TreeEnsemble read(byte[] file) throws NativeTrainingException {
        return switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRead read -> read.ensemble();
            case ReadResult.ModelRefused refused -> throw new NativeTrainingException(refused.message());
        };
    }
}
