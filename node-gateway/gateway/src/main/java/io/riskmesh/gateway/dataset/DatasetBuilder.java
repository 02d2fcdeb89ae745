package io.riskmesh.gateway.dataset;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects rows of one data set, possibly from several files, and checks it as a whole at the end.
///
/// Not thread-safe; used once.
final class DatasetBuilder {
    private final List<String> names;
    private final CategoryCodes[] codes; // per feature; null = numeric
    private final Optional<FeatureSchema> known;
    private final RowBlocks blocks;
    private final LabelCodes labelCodes;
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private final List<Integer> weights = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<String> seenIds = new HashSet<>();
    private final List<String> groups = new ArrayList<>();
    private final Map<String, String> groupTexts = new HashMap<>();

    /// For a known schema: same features in the same order, dictionaries fixed.
    static DatasetBuilder of(FeatureSchema schema, ColumnChoice choice) {
        CategoryCodes[] codes = new CategoryCodes[schema.size()];
        for (int f = 0; f < codes.length; f++) {
            List<String> dictionary = schema.feature(f).categories();
            codes[f] = dictionary.isEmpty() ? null : CategoryCodes.fixed(dictionary);
        }
        return new DatasetBuilder(schema.names(), codes, choice, Optional.of(schema));
    }

    /// For columns whose dictionaries are learned; refuses names that no model file can hold.
    static DatasetBuilder of(DataFile file, List<String> names, ColumnChoice choice) throws Stopped {
        CategoryCodes[] codes = new CategoryCodes[names.size()];
        for (int f = 0; f < codes.length; f++) {
            if (!Feature.isName(names.get(f))) {
                throw Stopped.refused(file.name() + ": column \"" + names.get(f) + "\" cannot name a feature; expected 1.."
                        + Feature.MAX_NAME_LENGTH + " characters without [ ] < and control characters");
            }
            codes[f] = choice.categorical().contains(names.get(f)) ? CategoryCodes.learning() : null;
        }
        return new DatasetBuilder(names, codes, choice, Optional.empty());
    }

    private DatasetBuilder(
            List<String> names, CategoryCodes[] codes, ColumnChoice choice, Optional<FeatureSchema> known) {
        this.names = names;
        this.codes = codes;
        this.known = known;
        this.blocks = new RowBlocks(names.size());
        this.labelCodes = new LabelCodes(choice.positive());
    }

    List<String> names() {
        return names;
    }

    float[] emptyRow() {
        return blocks.emptyRow();
    }

    /// Dictionary of a feature, null when it is numeric.
    CategoryCodes codes(int feature) {
        return codes[feature];
    }

    int rows() {
        return blocks.rows();
    }

    void addRow(float[] row) {
        blocks.add(row);
    }

    void addLabel(String text, String place) throws Stopped {
        labels.write(labelCodes.code(text, place));
    }

    void addWeight(int weight) {
        weights.add(weight);
    }

    void addId(String id, String place) throws Stopped {
        if (id.isEmpty()) {
            throw Stopped.refused(place + ": expected the id of the row, found an empty cell");
        }
        if (!seenIds.add(id)) {
            throw Stopped.refused(place + ": expected ids that are all different, found \"" + id + "\" again");
        }
        ids.add(id);
    }

    void addGroup(String text) {
        groups.add(groupTexts.computeIfAbsent(text, same -> same));
    }

    /// Gives every row that has no group yet this one.
    void groupRest(String text) {
        while (groups.size() < rows()) {
            groups.add(text);
        }
    }

    /// The finished rows; refuses a data set without rows or without both classes.
    Dataset build(String source) throws Stopped {
        if (rows() == 0) {
            throw Stopped.refused(source + ": expected rows after the header, found none");
        }
        byte[] labelBytes = labels.toByteArray();
        if (labelBytes.length > 0) {
            requireBothClasses(source, labelBytes);
        }
        FeatureSchema schema = schema(source);
        seenIds.clear();
        FloatMatrix matrix = new FloatMatrix(rows(), names.size(), blocks.drain());
        return new Dataset(schema, matrix, labelBytes, weightArray(), ids.toArray(String[]::new),
                groups.toArray(String[]::new));
    }

    private void requireBothClasses(String source, byte[] labelBytes) throws Stopped {
        int positives = 0;
        for (byte label : labelBytes) {
            positives += label;
        }
        if (positives == 0 || positives == labelBytes.length) {
            throw Stopped.refused(source + ": expected rows of both classes, found " + labelBytes.length + " rows, all "
                    + (positives == 0 ? "negative" : "positive") + " (label texts: " + labelCodes.seen() + ")");
        }
    }

    private int[] weightArray() {
        int[] array = new int[weights.size()];
        for (int row = 0; row < array.length; row++) {
            array[row] = weights.get(row);
        }
        return array;
    }

    private FeatureSchema schema(String source) throws Stopped {
        if (known.isPresent()) {
            return known.get();
        }
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            if (codes[f] == null) {
                features.add(Feature.numeric(names.get(f)));
            } else {
                blocks.recode(f, codes[f].renumbering());
                features.add(Feature.categorical(names.get(f), dictionary(source, f)));
            }
        }
        return new FeatureSchema(features);
    }

    private List<String> dictionary(String source, int feature) throws Stopped {
        List<String> dictionary = codes[feature].names();
        if (dictionary.isEmpty()) {
            throw Stopped.refused(source + ": expected names in categorical column " + names.get(feature)
                    + ", found only empty cells");
        }
        return dictionary;
    }
}
