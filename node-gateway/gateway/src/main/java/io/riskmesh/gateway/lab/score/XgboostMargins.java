package io.riskmesh.gateway.lab.score;

import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.List;

/// What stock XGBoost says about the test rows after loading the exported files.
///
/// @param rows test rows
/// @param equalFromUbjson rows on which the UBJSON file gave the same 32 bits as our own prediction
/// @param equalFromJson the same for the JSON file
public record XgboostMargins(int rows, int equalFromUbjson, int equalFromJson) {

    /// Loads both files and scores every row with each.
    ///
    /// @param expected our margins of the rows
    public static XgboostMargins of(byte[] ubjson, byte[] json, Dataset rows, float[] expected) throws NativeTrainingException {
        try (NativeMatrix matrix = NativeMatrix.of(rows.schema(), rows.matrix())) {
            int[] equal = new int[2];
            List<byte[]> files = List.of(ubjson, json);
            for (int file = 0; file < equal.length; file++) {
                try (NativeBooster booster = NativeBooster.load(files.get(file))) {
                    equal[file] = equalBits(expected, booster.margins(matrix));
                }
            }
            return new XgboostMargins(expected.length, equal[0], equal[1]);
        }
    }

    /// Whether every row agrees, from both files.
    public boolean areEqual() {
        return equalFromUbjson == rows && equalFromJson == rows;
    }

    /// As the report prints it.
    public String words() {
        return equalFromUbjson + " of " + rows + " from UBJSON, " + equalFromJson + " of " + rows + " from JSON";
    }

    private static int equalBits(float[] expected, float[] actual) {
        int equal = 0;
        for (int row = 0; row < expected.length; row++) {
            if (Float.floatToRawIntBits(expected[row]) == Float.floatToRawIntBits(actual[row])) {
                equal++;
            }
        }
        return equal;
    }
}
