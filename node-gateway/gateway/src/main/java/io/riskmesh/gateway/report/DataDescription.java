package io.riskmesh.gateway.report;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.checkpoint.FileDigest;
import java.util.List;

/// The rows of a run, in words and numbers.
///
/// @param name of the data set
/// @param files as they lie on disk
/// @param schema features
/// @param trainRows, trainPositives, validationRows, testRows, testPositives sizes; validation rows are not among the training rows
/// @param split how test rows were chosen
/// @param scheme how rows were given to banks
/// @param banks their names and sizes
public record DataDescription(
        String name,
        List<FileDigest> files,
        FeatureSchema schema,
        int trainRows,
        int trainPositives,
        int validationRows,
        int testRows,
        int testPositives,
        String split,
        String scheme,
        List<Bank> banks) {
    /// One bank's training rows.
    public record Bank(String name, int rows, int positives) {}

    /// Copies the lists.
    public DataDescription {
        files = List.copyOf(files);
        banks = List.copyOf(banks);
    }
}
