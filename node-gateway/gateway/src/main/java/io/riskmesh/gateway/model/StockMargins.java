package io.riskmesh.gateway.model;

import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;

/// What stock XGBoost says about rows after it loaded the very file.
///
/// @param rows rows that were scored
/// @param equal rows whose margin has the same 32 bits as our own
public record StockMargins(int rows, int equal) {

    /// Scores every row with both.
    ///
    /// @param file the model file as it lies on disk
    /// @param ensemble what our reader made of it
    public static StockMargins of(byte[] file, TreeEnsemble ensemble, Dataset rows) throws NativeTrainingException {
        float[] stock;
        try (NativeMatrix matrix = NativeMatrix.of(ensemble.schema(), rows.matrix()); NativeBooster booster = NativeBooster.load(file)) {
            stock = booster.margins(matrix);
        }
        float[] row = new float[rows.matrix().columns()];
        int equal = 0;
        for (int i = 0; i < rows.rows(); i++) {
            rows.matrix().copyRow(i, row, 0);
            equal += Float.floatToRawIntBits(ensemble.margin(row)) == Float.floatToRawIntBits(stock[i]) ? 1 : 0;
        }
        return new StockMargins(rows.rows(), equal);
    }

    public boolean areEqual() {
        return equal == rows;
    }
}
