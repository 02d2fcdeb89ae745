package io.riskmesh.boosting.parameters;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a user writes: names and values as text, unchecked. Names are those of the design; XGBoost's names are aliases.
/// `monotone` is written `age:1,amount:-1`; `basePrior` is a probability or `SECURE`; `rules` is `default` or `off`.
public record TrainingSpec(Map<String, String> values) {

    public TrainingSpec {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static TrainingSpec of(ParameterSet set) {
        return new TrainingSpec(set.settings());
    }

    /// The same with one value set or replaced; an alias replaces the name that it stands for.
    public TrainingSpec with(String name, String value) {
        TreeMap<String, String> changed = new TreeMap<>(values);
        String canonical = SpecNames.canonical(name);
        changed.keySet().removeIf(key -> SpecNames.canonical(key).equals(canonical));
        changed.put(canonical, value);
        return new TrainingSpec(changed);
    }

    /// Checks every value; all errors are reported, not only the first.
    public SpecResult check() {
        return new SpecReader(values).read();
    }
}
