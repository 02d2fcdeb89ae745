package io.riskmesh.gateway.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names of one categorical column to codes 0..C-1.
///
/// Fixed: the dictionary is given, and an unknown name is missing. Learning: names are numbered as they come and renumbered in
/// the order of their UTF-16 letters at the end, so that the dictionary does not depend on the order of the rows.
final class CategoryCodes {
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final boolean learning;
    private long unknown;

    private CategoryCodes(boolean learning) {
        this.learning = learning;
    }

    static CategoryCodes learning() {
        return new CategoryCodes(true);
    }

    static CategoryCodes fixed(List<String> names) {
        CategoryCodes fixed = new CategoryCodes(false);
        for (String name : names) {
            fixed.codes.put(name, fixed.codes.size());
        }
        return fixed;
    }

    /// The code as a float, NaN for an empty or unknown name.
    float code(String name) {
        if (name.isEmpty()) {
            return Float.NaN;
        }
        Integer code = codes.get(name);
        if (code == null && learning) {
            code = codes.size();
            codes.put(name, code);
        }
        if (code == null) {
            unknown++;
            return Float.NaN;
        }
        return code;
    }

    /// Cells whose name the fixed dictionary does not have; they were read as missing.
    long unknownCells() {
        return unknown;
    }

    boolean isLearning() {
        return learning;
    }

    int size() {
        return codes.size();
    }

    /// The dictionary, code = index.
    List<String> names() {
        List<String> names = new ArrayList<>(codes.keySet());
        if (learning) {
            names.sort(null);
        }
        return names;
    }

    /// Code as read to code in the sorted dictionary.
    int[] renumbering() {
        List<String> sorted = names();
        int[] renumbered = new int[codes.size()];
        for (int code = 0; code < sorted.size(); code++) {
            renumbered[codes.get(sorted.get(code))] = code;
        }
        return renumbered;
    }
}
