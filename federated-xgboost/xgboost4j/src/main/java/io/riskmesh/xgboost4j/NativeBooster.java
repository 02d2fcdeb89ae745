package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.model.ReadResult.ModelRefused;
import io.riskmesh.boosting.model.XgboostModelFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// A model in native memory. Parameters are XGBoost's own names; the project's defaults (nthread 1, a base margin of 0)
/// apply where the caller is silent. The seed is the caller's `seed` parameter. Not thread-safe; close it.
public final class NativeBooster implements AutoCloseable {

    /// The formats of XGBoost's model file.
    public enum Format {
        UBJSON("ubj"),
        JSON("json");

        private final String nativeName;

        Format(String nativeName) {
            this.nativeName = nativeName;
        }
    }

    private final Booster booster;

    private NativeBooster(Booster booster) {
        this.booster = booster;
    }

    /// Trains on a matrix with labels.
    public static NativeBooster train(NativeMatrix matrix, Map<String, ?> parameters, int rounds)
            throws NativeTrainingException {
        return train(matrix, parameters, rounds, null);
    }

    /// A booster without trees, to be grown by [#boost].
    public static NativeBooster untrained(NativeMatrix matrix, Map<String, ?> parameters) throws NativeTrainingException {
        return train(matrix, parameters, 0, null);
    }

    private static NativeBooster train(NativeMatrix matrix, Map<String, ?> parameters, int rounds, Booster start)
            throws NativeTrainingException {
        if (rounds < 0) {
            throw new IllegalArgumentException("Expected rounds >= 0, got " + rounds);
        }
        try {
            return new NativeBooster(XGBoost.train(matrix.handle(), NativeParameters.of(parameters), rounds,
                    new HashMap<>(), null, null, null, 0, start));
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native training failed", e);
        }
    }

    /// Loads a model file of either format. XGBoost may crash on foreign bytes, so it sees only files that
    /// [XgboostModelFile#validate] lets through.
    ///
    /// @throws NativeTrainingException if the file is refused, by us or by the library
    public static NativeBooster load(byte[] file) throws NativeTrainingException {
        Optional<ModelRefused> refused = XgboostModelFile.validate(file);
        if (refused.isPresent()) {
            throw new NativeTrainingException(refused.get().message());
        }
        try {
            Booster booster = XGBoost.loadModel(file);
            booster.setParam("nthread", 1);
            return new NativeBooster(booster);
        } catch (XGBoostError | IOException e) {
            throw new NativeTrainingException("Could not load the model", e);
        }
    }

    /// Adds one tree grown from given first and second derivatives, one of each per row.
    public void boost(NativeMatrix matrix, float[] gradients, float[] hessians) throws NativeTrainingException {
        matrix.checkLength("gradients", gradients.length);
        matrix.checkLength("hessians", hessians.length);
        try {
            booster.boost(matrix.handle(), booster.getNumBoostedRound(), gradients, hessians);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native boosting failed", e);
        }
    }

    /// One margin per row.
    public float[] margins(NativeMatrix matrix) throws NativeTrainingException {
        return firstOfEach(predict(matrix, true));
    }

    /// One transformed prediction per row, without a native copy of the rows: the library's fast way for few rows. The model
    /// must have no categorical feature.
    ///
    /// @param values row-major, NaN is missing
    public float[] predictionsInPlace(float[] values, int rows) throws NativeTrainingException {
        if (rows <= 0 || values.length % rows != 0) {
            throw new IllegalArgumentException("Expected " + rows + " > 0 whole rows, got " + values.length + " values");
        }
        try {
            return firstOfEach(booster.inplace_predict(values, rows, values.length / rows, Float.NaN));
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native prediction failed", e);
        }
    }

    /// One transformed prediction per row: a probability for binary:logistic.
    public float[] predictions(NativeMatrix matrix) throws NativeTrainingException {
        return firstOfEach(predict(matrix, false));
    }

    private float[][] predict(NativeMatrix matrix, boolean margin) throws NativeTrainingException {
        try {
            return booster.predict(matrix.handle(), margin);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native prediction failed", e);
        }
    }

    /// TreeSHAP of each row: a value per feature, then the bias; they sum to the margin.
    public float[][] contributions(NativeMatrix matrix) throws NativeTrainingException {
        try {
            return booster.predictContrib(matrix.handle(), 0);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native contributions failed", e);
        }
    }

    /// One metric by XGBoost's name over the labels and weights of the matrix.
    public double evaluate(NativeMatrix matrix, String metric) throws NativeTrainingException {
        try {
            booster.setParam("eval_metric", metric);
            String line = booster.evalSet(new DMatrix[] {matrix.handle()}, new String[] {"rows"}, 0);
            // [0]<tab>rows-auc:0.75<tab>... : every metric ever set, so look for ours.
            String label = "\trows-" + metric + ":";
            int start = line.indexOf(label);
            if (start < 0) {
                throw new NativeTrainingException("Expected metric " + metric + " in \"" + line + "\"");
            }
            int end = line.indexOf('\t', start + 1);
            return Double.parseDouble(line.substring(start + label.length(), end < 0 ? line.length() : end));
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Native evaluation failed", e);
        }
    }

    /// The model file as the native library writes it.
    public byte[] save(Format format) throws NativeTrainingException {
        try {
            return booster.toByteArray(format.nativeName);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Could not save the model", e);
        }
    }

    private static float[] firstOfEach(float[][] rows) {
        float[] out = new float[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i][0];
        }
        return out;
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
