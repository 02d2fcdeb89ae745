package io.riskmesh.enclave.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the part of TOML 1.0 that manifests use: tables, arrays of tables, dotted keys, strings of one line, decimal integers,
/// booleans, arrays and inline tables. Anything else, and any key set twice, is an error rather than a guess. Not thread-safe.
final class TomlReader {

    private final TomlCursor in;
    private final Map<String, Object> root = new LinkedHashMap<>();
    private Map<String, Object> table = root;

    private TomlReader(String text) {
        in = new TomlCursor(text);
    }

    /// Values are String, Long, Boolean, List or Map.
    static Map<String, Object> read(String text) throws MalformedManifest {
        TomlReader reader = new TomlReader(text);
        reader.document();
        return reader.root;
    }

    private void document() throws MalformedManifest {
        for (in.skipBlank(); !in.atEnd(); in.skipBlank()) {
            if (in.take("[[")) {
                table = newElement(new TomlValues(in).keys());
                in.expect("]]");
            } else if (in.take("[")) {
                table = descend(new TomlValues(in).keys());
                in.expect("]");
            } else {
                new TomlValues(in).assignment(table);
            }
            in.expectLineEnd();
        }
    }

    private Map<String, Object> newElement(List<String> keys) throws MalformedManifest {
        Map<String, Object> parent = descend(keys.subList(0, keys.size() - 1));
        Object found = parent.computeIfAbsent(keys.getLast(), _ -> new TableArray());
        if (!(found instanceof TableArray elements)) {
            throw in.malformed("an array of tables at " + keys.getLast());
        }
        Map<String, Object> element = new LinkedHashMap<>();
        elements.add(element);
        return element;
    }

    private Map<String, Object> descend(List<String> keys) throws MalformedManifest {
        Map<String, Object> at = root;
        for (String key : keys) {
            at = TomlValues.child(in, at, key);
        }
        return at;
    }

    /// Made by `[[name]]`, so that it may grow; an array in brackets may not.
    static final class TableArray extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }
}
