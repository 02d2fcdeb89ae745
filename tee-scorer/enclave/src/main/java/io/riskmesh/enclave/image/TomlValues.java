package io.riskmesh.enclave.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys and values of TOML, from where a cursor stands.
final class TomlValues {

    private static final int DEEPEST = 16;

    private final TomlCursor in;
    private final int depth;

    TomlValues(TomlCursor in) {
        this(in, 0);
    }

    private TomlValues(TomlCursor in, int depth) {
        this.in = in;
        this.depth = depth;
    }

    /// `a.b."c d"`.
    List<String> keys() throws MalformedManifest {
        List<String> keys = new ArrayList<>();
        do {
            in.skipSpaces();
            keys.add(key());
            in.skipSpaces();
        } while (in.take("."));
        return keys;
    }

    private String key() throws MalformedManifest {
        String key = in.at('"') || in.at('\'') ? in.string() : in.bareKey();
        if (key.isEmpty() || key.contains(".")) {
            throw in.malformed("a key without dots"); // else two ways to write one setting
        }
        return key;
    }

    /// `key = value` into a table.
    void assignment(Map<String, Object> table) throws MalformedManifest {
        List<String> keys = keys();
        in.expect("=");
        in.skipSpaces();
        Map<String, Object> at = table;
        for (String key : keys.subList(0, keys.size() - 1)) {
            at = child(in, at, key);
        }
        if (at.putIfAbsent(keys.getLast(), value()) != null) {
            throw in.malformed("the key " + String.join(".", keys) + " once");
        }
    }

    /// The table below a key, made if there is none; of an array of tables the last one.
    static Map<String, Object> child(TomlCursor in, Map<String, Object> table, String key) throws MalformedManifest {
        Object found = table.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>());
        if (found instanceof TomlReader.TableArray elements) {
            found = elements.getLast();
        }
        if (!(found instanceof Map<?, ?>)) {
            throw in.malformed("a table at " + key);
        }
        @SuppressWarnings("unchecked") // every map here was made with these types
        Map<String, Object> child = (Map<String, Object>) found;
        return child;
    }

    private Object value() throws MalformedManifest {
        if (depth > DEEPEST) {
            throw in.malformed("at most " + DEEPEST + " levels");
        }
        if (in.at('"') || in.at('\'')) {
            return in.string();
        }
        if (in.take("[")) {
            return array();
        }
        if (in.take("{")) {
            return inlineTable();
        }
        if (in.take("true")) {
            return true;
        }
        if (in.take("false")) {
            return false;
        }
        return in.integer();
    }

    private List<Object> array() throws MalformedManifest {
        List<Object> values = new ArrayList<>();
        in.skipBlank();
        while (!in.take("]")) {
            values.add(new TomlValues(in, depth + 1).value());
            in.skipBlank();
            if (!in.take(",")) {
                in.expect("]");
                return values;
            }
            in.skipBlank();
        }
        return values;
    }

    private Map<String, Object> inlineTable() throws MalformedManifest {
        Map<String, Object> table = new LinkedHashMap<>();
        in.skipSpaces();
        if (in.take("}")) {
            return table;
        }
        do {
            new TomlValues(in, depth + 1).assignment(table);
            in.skipSpaces();
        } while (in.take(","));
        in.expect("}");
        return table;
    }
}
