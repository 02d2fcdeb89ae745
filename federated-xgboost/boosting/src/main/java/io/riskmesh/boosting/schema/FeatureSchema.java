package io.riskmesh.boosting.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The columns of a matrix or a model, in order.
///
/// @throws IllegalArgumentException if there is no feature, more than [#MAX_FEATURES], or a name occurs twice
public record FeatureSchema(List<Feature> features) {

    public static final int MAX_FEATURES = 65_536;

    public FeatureSchema {
        features = List.copyOf(features);
        if (features.isEmpty() || features.size() > MAX_FEATURES) {
            throw new IllegalArgumentException("Expected 1.." + MAX_FEATURES + " features, got " + features.size());
        }
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("Expected distinct feature names, got " + feature.name() + " twice");
            }
        }
    }

    /// `count` numeric features f0, f1, ... as XGBoost names them.
    public static FeatureSchema numbered(int count) {
        return new FeatureSchema(IntStream.range(0, count).mapToObj(i -> Feature.numeric("f" + i)).toList());
    }

    public int size() {
        return features.size();
    }

    public Feature feature(int index) {
        return features.get(index);
    }

    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /// The index of the feature of that name, or -1.
    public int indexOf(String name) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
