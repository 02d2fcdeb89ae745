package io.riskmesh.gateway.run.data;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.dataset.ColumnChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Where the rows of one data set are and which column plays which part.
///
/// @param file CSV, packed or not
/// @param label column with the class
/// @param positive text of the positive class; absent: 1
/// @param id column that names a row; absent: its number
/// @param weight column of integer weights; absent: all 1
/// @param time column with the instant of a row, ISO 8601 or ms since the epoch; it is no feature
/// @param from first instant of the rows, ms since the epoch, where no column tells
/// @param to last instant, the same
/// @param features the only feature columns; empty: all but those with another part and those of `exclude`
/// @param exclude columns that are no features
/// @param categories dictionaries of the columns that hold names, as banks agree on them; an empty one is made of the rows of the bank
///     that starts a run, and shown to the others
/// @param payees what the bank knows of payments that it received; then runs are on the features of both sides
public record DatasetSettings(Path file, String label, Optional<String> positive, Optional<String> id, Optional<String> weight,
        Optional<String> time, OptionalLong from, OptionalLong to, List<String> features, List<String> exclude, Map<String, List<String>> categories,
        Optional<PayeeSide> payees) {

    /// Of one side alone.
    public DatasetSettings(Path file, String label, Optional<String> positive, Optional<String> id, Optional<String> weight,
            Optional<String> time, OptionalLong from, OptionalLong to, List<String> features, List<String> exclude, Map<String, List<String>> categories) {
        this(file, label, positive, id, weight, time, from, to, features, exclude, categories, Optional.empty());
    }

    public DatasetSettings {
        features = List.copyOf(features);
        exclude = List.copyOf(exclude);
        categories = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        if (time.isEmpty() && (from.isEmpty() || to.isEmpty())) {
            throw new IllegalArgumentException("a data set has a column of times, or from and to");
        }
        if (payees.isPresent() && id.isEmpty()) {
            throw new IllegalArgumentException("a data set of both sides has a column that names payments");
        }
    }

    /// The columns for the loader; the time is kept beside the rows.
    ColumnChoice columns() {
        List<String> left = new ArrayList<>(exclude);
        time.ifPresent(left::add);
        payees.ifPresent(side -> left.add(side.payeeBank()));
        return new ColumnChoice(Optional.of(label), positive, id, weight, time, features, features.isEmpty() ? left : List.of(), List.copyOf(categories.keySet()));
    }

    /// The features as banks agree on them: dictionaries come from here, not from rows.
    FeatureSchema agreed(FeatureSchema loaded) {
        return new FeatureSchema(loaded.features().stream()
                .map(feature -> !categories.getOrDefault(feature.name(), List.of()).isEmpty()
                        ? Feature.categorical(feature.name(), categories.get(feature.name())) : feature)
                .toList());
    }
}
