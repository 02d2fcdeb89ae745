package io.riskmesh.boosting.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Objects and arrays of texts, of which XGBoost makes its parameters.
final class Texts {

    private Texts() {}

    static ModelValue.Obj object(String... keysAndValues) {
        SortedMap<String, ModelValue> fields = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(keysAndValues[i], new ModelValue.Text(keysAndValues[i + 1]));
        }
        return new ModelValue.Obj(fields);
    }

    static ModelValue.Items array(List<String> texts) {
        return new ModelValue.Items(texts.stream().map(text -> (ModelValue) new ModelValue.Text(text)).toList());
    }
}
