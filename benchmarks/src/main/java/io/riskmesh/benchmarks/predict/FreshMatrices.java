package io.riskmesh.benchmarks.predict;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.ArrayList;
import java.util.List;

/// Equal matrices that no booster has seen. Close it.
final class FreshMatrices implements AutoCloseable {
    private final List<NativeMatrix> matrices = new ArrayList<>();
    private int used;

    FreshMatrices(FeatureSchema schema, float[] values, int rows, int count) throws NativeTrainingException {
        for (int i = 0; i < count; i++) {
            matrices.add(NativeMatrix.of(schema, rows, values));
        }
    }

    /// A matrix that this method has not handed out; it stays the property of this object.
    NativeMatrix next() {
        return matrices.get(used++);
    }

    @Override
    public void close() {
        matrices.forEach(NativeMatrix::close);
    }
}
