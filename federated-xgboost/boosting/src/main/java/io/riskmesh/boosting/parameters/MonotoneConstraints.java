package io.riskmesh.boosting.parameters;

import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Feature name to -1 (falling), 0 (free) or +1 (rising); numeric features only.
public record MonotoneConstraints(SortedMap<String, Integer> byFeature) {

    public static final MonotoneConstraints NONE = new MonotoneConstraints(new TreeMap<>());

    public MonotoneConstraints {
        byFeature.forEach((name, sign) -> Ranges.within("monotone constraint of " + name, sign, -1, 1));
        byFeature = Collections.unmodifiableSortedMap(new TreeMap<>(byFeature));
    }

    /// Signs by feature index.
    ///
    /// @throws IllegalArgumentException for an unknown or categorical feature
    public int[] signs(FeatureSchema schema) {
        int[] signs = new int[schema.size()];
        byFeature.forEach((name, sign) -> {
            int feature = schema.indexOf(name);
            if (feature < 0 || schema.feature(feature).isCategorical()) {
                throw new IllegalArgumentException("Expected a numeric feature of the data for monotone, got " + name);
            }
            signs[feature] = sign;
        });
        return signs;
    }

    public boolean isNone() {
        return byFeature.values().stream().allMatch(sign -> sign == 0);
    }
}
