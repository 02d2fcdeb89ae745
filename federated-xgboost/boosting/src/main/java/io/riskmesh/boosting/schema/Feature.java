package io.riskmesh.boosting.schema;

import java.util.HashSet;
import java.util.List;

/// One column. `categories` is the agreed dictionary of a categorical feature: the index is the code. It is empty for
/// a numeric feature, and for a categorical one whose dictionary is not known (a model file holds codes only).
///
/// @throws IllegalArgumentException for an empty or too long name, a name XGBoost refuses, or a dictionary that is not
///     one of distinct names
public record Feature(String name, FeatureKind kind, List<String> categories) {

    public static final int MAX_NAME_LENGTH = 256;

    /// XGBoost keeps category codes in float32 and refuses larger ones.
    public static final int MAX_CATEGORIES = 1 << 24;

    public Feature {
        if (!isName(name)) {
            throw new IllegalArgumentException("Expected a feature name of 1.." + MAX_NAME_LENGTH
                    + " characters without [ ] < and control characters, got \"" + name + "\"");
        }
        categories = List.copyOf(categories);
        if (kind == FeatureKind.NUMERIC && !categories.isEmpty()) {
            throw new IllegalArgumentException("Expected no categories for the numeric feature " + name + ", got "
                    + categories.size());
        }
        if (categories.size() > MAX_CATEGORIES || new HashSet<>(categories).size() != categories.size()) {
            throw new IllegalArgumentException("Expected at most " + MAX_CATEGORIES + " distinct categories of " + name
                    + ", got " + categories.size() + " entries");
        }
    }

    public static Feature numeric(String name) {
        return new Feature(name, FeatureKind.NUMERIC, List.of());
    }

    public static Feature categorical(String name, List<String> categories) {
        return new Feature(name, FeatureKind.CATEGORICAL, categories);
    }

    public boolean isCategorical() {
        return kind == FeatureKind.CATEGORICAL;
    }

    /// Whether XGBoost takes this name: no `[`, `]`, `<`.
    public static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME_LENGTH
                && name.chars().noneMatch(c -> c == '[' || c == ']' || c == '<' || c < 0x20 || c == 0x7f
                        || Character.isSurrogate((char) c));
    }
}
