package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where in a record each part stands; -1 for a part that the file does not have.
///
/// @param features positions of the feature columns, in the order of the feature schema
record ColumnLayout(List<String> header, int label, int id, int weight, int group, int[] features) {

    /// Finds the parts of a choice in a header, or says which column is unknown and which one was probably meant.
    static ColumnLayout of(DataFile file, List<String> header, ColumnChoice choice) throws Stopped {
        checkHeader(file, header);
        int label = position(file, header, choice.label());
        int id = position(file, header, choice.id());
        int weight = position(file, header, choice.weight());
        int group = position(file, header, choice.group());
        for (String name : choice.exclude()) {
            position(file, header, Optional.of(name));
        }
        List<String> names = choice.features().isEmpty() ? otherColumns(header, choice) : choice.features();
        for (String categorical : choice.categorical()) {
            if (!names.contains(categorical)) {
                throw Stopped.usage("--categorical " + categorical + " is not a feature column of " + file.name()
                        + NearestName.suggestion(categorical, names));
            }
        }
        if (names.isEmpty()) {
            throw Stopped.refused(file.name() + ": expected at least one feature column beside the label, found none");
        }
        return new ColumnLayout(header, label, id, weight, group, positions(file, header, names));
    }

    /// The names of the feature columns in order.
    List<String> featureNames() {
        List<String> names = new ArrayList<>();
        for (int position : features) {
            names.add(header.get(position));
        }
        return names;
    }

    private static void checkHeader(DataFile file, List<String> header) throws Stopped {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isBlank()) {
                throw Stopped.refused(file.name() + ": expected a name for every column, column "
                        + (header.indexOf(name) + 1) + " of the header has none");
            }
            if (!seen.add(name)) {
                throw Stopped.refused(
                        file.name() + ": expected different column names, found \"" + name + "\" twice");
            }
        }
    }

    private static List<String> otherColumns(List<String> header, ColumnChoice choice) {
        List<String> others = new ArrayList<>(header);
        others.removeAll(choice.exclude());
        choice.label().ifPresent(others::remove);
        choice.id().ifPresent(others::remove);
        choice.weight().ifPresent(others::remove);
        return others;
    }

    private static int[] positions(DataFile file, List<String> header, List<String> names) throws Stopped {
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(file, header, Optional.of(names.get(i)));
        }
        return positions;
    }

    private static int position(DataFile file, List<String> header, Optional<String> name) throws Stopped {
        if (name.isEmpty()) {
            return -1;
        }
        int position = header.indexOf(name.get());
        if (position < 0) {
            throw Stopped.usage(file.name() + " has no column \"" + name.get() + "\""
                    + NearestName.suggestion(name.get(), header));
        }
        return position;
    }
}
