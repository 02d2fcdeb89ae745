package io.riskmesh.boosting.parameters;

import java.util.Map;
import java.util.TreeMap;

/// The named sets of the design (`evaluation.md` section 4).
public enum ParameterSet {
    P6, REG, CONS, F30;

    public Map<String, String> settings() {
        return new TreeMap<>(switch (this) {
            case P6 -> Map.of("maxDepth", "6", "eta", "0.1", "rounds", "150", "minChildWeight", "1");
            case REG -> Map.of("maxDepth", "4", "eta", "0.1", "rounds", "100", "minChildWeight", "10");
            case CONS -> Map.of("maxDepth", "5", "eta", "0.1", "rounds", "120", "minChildWeight", "5");
            case F30 -> Map.of("maxDepth", "3", "eta", "0.3", "rounds", "30", "maxBin", "32");
        });
    }
}
