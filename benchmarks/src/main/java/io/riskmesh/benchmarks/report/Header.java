package io.riskmesh.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a reader needs to repeat a table. Every field is required (design `evaluation.md` section 9).
public record Header(
        String machine, String jdk, String peer, String commit, String data, String command, String repeats) {

    /// Field names as they stand in the file, in order.
    public static final List<String> FIELDS =
            List.of("machine", "JDK, flags", "peer", "commit", "seed, data", "command", "repeats");

    public Header {
        for (String field : List.of(machine, jdk, peer, commit, data, command, repeats)) {
            if (field.isBlank()) {
                throw new IllegalArgumentException("A result table needs a full header: " + FIELDS);
            }
        }
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> values = List.of(machine, jdk, peer, commit, data, command, repeats);
        for (int i = 0; i < FIELDS.size(); i++) {
            fields.put(FIELDS.get(i), values.get(i));
        }
        return fields;
    }
}
