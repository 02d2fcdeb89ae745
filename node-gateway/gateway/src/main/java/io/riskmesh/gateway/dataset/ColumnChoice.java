package io.riskmesh.gateway.dataset;

import java.util.List;
import java.util.Optional;

/// Which column of a file plays which part, as the user said it; nothing is checked against a header yet.
///
/// @param label column with the class; absent when rows are only scored, and for LIBSVM, whose label is the first token
/// @param positive text of the positive class; absent: 1 is positive, 0 and -1 are negative
/// @param id column that names a row; absent: the number of the row, from 1
/// @param weight column of integer row weights; absent: every row counts once
/// @param group column kept as text beside the rows (the bank of a row, the value that a scheme cuts); never a feature by itself
/// @param features the only feature columns; empty: every column without another part
/// @param exclude columns that are no features
/// @param categorical feature columns that hold names instead of numbers
public record ColumnChoice(
        Optional<String> label,
        Optional<String> positive,
        Optional<String> id,
        Optional<String> weight,
        Optional<String> group,
        List<String> features,
        List<String> exclude,
        List<String> categorical) {

    public ColumnChoice {
        features = List.copyOf(features);
        exclude = List.copyOf(exclude);
        categorical = List.copyOf(categorical);
        if (!features.isEmpty() && !exclude.isEmpty()) {
            throw new IllegalArgumentException("expected features or exclude, not both");
        }
    }

    /// Every column but the label is a numeric feature.
    public static ColumnChoice labelled(String label) {
        return new ColumnChoice(
                Optional.of(label), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), List.of(), List.of());
    }

    /// The same choice with another kept text column.
    public ColumnChoice withGroup(String column) {
        return new ColumnChoice(
                label, positive, id, weight, Optional.of(column), features, exclude, categorical);
    }
}
