package io.riskmesh.boosting.model;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureKind;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Names and kinds of the columns. Both lists may be empty in files of models trained without them.
final class SchemaDecoder {

    private static final Set<String> NUMERIC_MARKS = Set.of("q", "float", "int", "i");

    private SchemaDecoder() {}

    static FeatureSchema decode(ModelFields learner, int featureCount, List<String> warnings) throws MalformedModel {
        String[] names = optional(learner, "feature_names", featureCount);
        String[] types = optional(learner, "feature_types", featureCount);
        if (names.length == 0) {
            warnings.add("learner.feature_names is empty: the features are called f0, f1, ...");
        }
        if (types.length == 0) {
            warnings.add("learner.feature_types is empty: every feature is taken as numeric");
        }
        List<Feature> features = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (int f = 0; f < featureCount; f++) {
            String name = names.length == 0 ? "f" + f : names[f];
            if (!Feature.isName(name) || !seen.add(name)) {
                throw MalformedModel.range("learner.feature_names[" + f + "]",
                        "a distinct name without [ ] < and control characters", name);
            }
            features.add(new Feature(name, types.length == 0 ? FeatureKind.NUMERIC : kind(types[f], f), List.of()));
        }
        return new FeatureSchema(features);
    }

    private static String[] optional(ModelFields learner, String field, int featureCount) throws MalformedModel {
        String[] texts = learner.has(field) ? learner.texts(field) : new String[0];
        if (texts.length != 0) {
            learner.checkLength(field, featureCount, texts.length);
        }
        return texts;
    }

    private static FeatureKind kind(String mark, int f) throws MalformedModel {
        if (mark.equals(FeatureKind.CATEGORICAL.mark())) {
            return FeatureKind.CATEGORICAL;
        }
        if (NUMERIC_MARKS.contains(mark)) {
            return FeatureKind.NUMERIC;
        }
        throw MalformedModel.range("learner.feature_types[" + f + "]", "q, float, int, i or c", mark);
    }
}
