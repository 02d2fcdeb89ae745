package io.riskmesh.contract.caller;

import java.util.NavigableMap;
import java.util.TreeMap;

/// Reads `{"attrs":{"name":"value",...}}` and nothing else. Go writes it with names that the ledger's canonical JSON does not allow,
/// hence a reader of its own.
final class AttributeJson {

    /// Not of this form.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private final String text;
    private int at;

    AttributeJson(String text) {
        this.text = text;
    }

    NavigableMap<String, String> attributes() throws Malformed {
        expect('{');
        if (!string().equals("attrs")) {
            throw new Malformed("Expected attrs");
        }
        expect(':');
        NavigableMap<String, String> attributes = object();
        expect('}');
        if (at != text.length()) {
            throw new Malformed("Nothing may follow");
        }
        return attributes;
    }

    private NavigableMap<String, String> object() throws Malformed {
        NavigableMap<String, String> fields = new TreeMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return fields;
        }
        do {
            String name = string();
            expect(':');
            // Two values for one name would let two readers see two roles.
            if (fields.put(name, string()) != null) {
                throw new Malformed("Each name once");
            }
        } while (more());
        return fields;
    }

    private boolean more() throws Malformed {
        char c = next();
        at++;
        if (c != ',' && c != '}') {
            throw new Malformed("Expected , or }");
        }
        return c == ',';
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (next() != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() throws Malformed {
        char c = next();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Malformed("Unknown escape");
        };
    }

    private char unicode() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Malformed("Expected four hex digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private void expect(char c) throws Malformed {
        if (next() != c) {
            throw new Malformed("Expected " + c);
        }
        at++;
    }

    private char next() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed("Ends early");
        }
        return text.charAt(at);
    }
}
