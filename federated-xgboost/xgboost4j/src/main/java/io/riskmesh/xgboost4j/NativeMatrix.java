package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Rows in native memory. NaN is missing; categories are codes as floats, their columns are marked by the schema.
/// Not thread-safe; close it.
public final class NativeMatrix implements AutoCloseable {

    private final DMatrix matrix;
    private final FeatureSchema schema;
    private final int rows;

    private NativeMatrix(DMatrix matrix, FeatureSchema schema, int rows) {
        this.matrix = matrix;
        this.schema = schema;
        this.rows = rows;
    }

    /// @param values row-major, rows x schema.size(); copied
    public static NativeMatrix of(FeatureSchema schema, int rows, float[] values) throws NativeTrainingException {
        if (rows <= 0 || values.length != Math.multiplyExact(rows, schema.size())) {
            throw new IllegalArgumentException("Expected " + rows + " > 0 rows x " + schema.size() + " values, got "
                    + values.length);
        }
        try {
            DMatrix matrix = new DMatrix(values, rows, schema.size(), Float.NaN);
            matrix.setFeatureNames(schema.names().toArray(String[]::new));
            matrix.setFeatureTypes(schema.features().stream().map((Feature f) -> f.kind().mark()).toArray(String[]::new));
            return new NativeMatrix(matrix, schema, rows);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Could not make a matrix of " + rows + " rows", e);
        }
    }

    /// A native copy of a matrix with a column per feature of the schema.
    public static NativeMatrix of(FeatureSchema schema, FloatMatrix matrix) throws NativeTrainingException {
        float[] values = new float[matrix.rows() * matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            matrix.copyRow(i, values, i * matrix.columns());
        }
        return of(schema, matrix.rows(), values);
    }

    /// Sets one label per row.
    public NativeMatrix withLabels(float[] labels) throws NativeTrainingException {
        checkLength("labels", labels.length);
        try {
            matrix.setLabel(labels);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Could not set labels", e);
        }
        return this;
    }

    /// Sets one weight per row.
    public NativeMatrix withWeights(float[] weights) throws NativeTrainingException {
        checkLength("weights", weights.length);
        try {
            matrix.setWeight(weights);
        } catch (XGBoostError e) {
            throw new NativeTrainingException("Could not set weights", e);
        }
        return this;
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    DMatrix handle() {
        return matrix;
    }

    void checkLength(String what, int length) {
        if (length != rows) {
            throw new IllegalArgumentException("Expected " + rows + " " + what + ", got " + length);
        }
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
