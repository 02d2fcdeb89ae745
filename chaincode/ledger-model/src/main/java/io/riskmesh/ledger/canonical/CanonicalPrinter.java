package io.riskmesh.ledger.canonical;

import java.util.Map;

/// Writes the one encoding of a value.
final class CanonicalPrinter {

    private CanonicalPrinter() {}

    static void print(CanonicalValue value, StringBuilder out, int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw new IllegalArgumentException("Depth at most " + CanonicalJson.MAX_DEPTH);
        }
        switch (value) {
            case CanonicalValue.Bool(boolean b) -> out.append(b);
            case CanonicalValue.Int(long i) -> out.append(i);
            case CanonicalValue.Text(String text) -> printText(text, out);
            case CanonicalValue.Array array -> printArray(array, out, depth);
            case CanonicalValue.Obj object -> printObject(object, out, depth);
        }
    }

    private static void printArray(CanonicalValue.Array array, StringBuilder out, int depth) {
        out.append('[');
        String separator = "";
        for (CanonicalValue item : array.items()) {
            out.append(separator);
            print(item, out, depth + 1);
            separator = ",";
        }
        out.append(']');
    }

    private static void printObject(CanonicalValue.Obj object, StringBuilder out, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, CanonicalValue> field : object.fields().entrySet()) {
            out.append(separator).append('"').append(field.getKey()).append("\":");
            print(field.getValue(), out, depth + 1);
            separator = ",";
        }
        out.append('}');
    }

    private static void printText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            } else if (c < 0x20) {
                throw new IllegalArgumentException("No control characters in a text");
            }
            out.append(c);
        }
        out.append('"');
    }
}
