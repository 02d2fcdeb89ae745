package io.riskmesh.enclave.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A manifest as a TOML library writes it: tables in brackets, inline tables in arrays; for tests of the reader.
final class ExpandedManifest {

    private ExpandedManifest() {}

    /// With the loader's hash, as the signing tool adds it.
    static String of(String manifest, String loaderHash) {
        Map<String, Object> read = read(manifest);
        Map<String, Object> loader = table(read, "loader");
        table(loader, "entrypoint").put("sha256", loaderHash);
        return write(read);
    }

    /// Without one setting.
    static String without(String manifest, String key) {
        Map<String, Object> read = read(manifest);
        List<String> parts = List.of(key.split("\\.", -1));
        Map<String, Object> at = read;
        for (String part : parts.subList(0, parts.size() - 1)) {
            at = table(at, part);
        }
        if (at.remove(parts.getLast()) == null) {
            throw new AssertionError("Expected " + key);
        }
        return write(read);
    }

    private static Map<String, Object> read(String manifest) {
        try {
            return TomlReader.read(manifest);
        } catch (MalformedManifest e) {
            throw new AssertionError(e);
        }
    }

    private static String write(Map<String, Object> root) {
        StringBuilder out = new StringBuilder();
        write("", root, out);
        return out.toString();
    }

    private static void write(String prefix, Map<String, Object> table, StringBuilder out) {
        new TreeMap<>(table).forEach((key, value) -> {
            if (!(value instanceof Map)) {
                out.append(key).append(" = ").append(value(value)).append('\n');
            }
        });
        table.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below && !below.isEmpty()) {
                out.append("\n[").append(prefix).append(key).append("]\n");
                write(prefix + key + ".", table(table, key), out);
            }
        });
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return "[\n    " + String.join(",\n    ", list.stream().map(ExpandedManifest::value).toList()) + ",\n]";
        }
        if (value instanceof Map<?, ?> map) {
            return "{ " + String.join(", ", map.entrySet().stream().map(e -> e.getKey() + " = " + value(e.getValue())).toList()) + " }";
        }
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    @SuppressWarnings("unchecked") // the reader makes no other maps
    private static Map<String, Object> table(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }
}
