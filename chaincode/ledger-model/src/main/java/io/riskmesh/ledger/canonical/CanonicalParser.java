package io.riskmesh.ledger.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Recursive descent over the restricted grammar; depth is bounded, so is the recursion.
final class CanonicalParser {

    private final String text;
    private int at;

    CanonicalParser(String text) {
        this.text = text;
    }

    CanonicalValue parse() throws MalformedFact {
        CanonicalValue value = value(0);
        if (at != text.length()) {
            throw new MalformedFact("Nothing may follow the value, got more at " + at);
        }
        return value;
    }

    private CanonicalValue value(int depth) throws MalformedFact {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw new MalformedFact("Depth at most " + CanonicalJson.MAX_DEPTH);
        }
        char c = peek();
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '"') {
            return new CanonicalValue.Text(string());
        }
        if (c == 't' || c == 'f') {
            return bool();
        }
        return integer();
    }

    private CanonicalValue object(int depth) throws MalformedFact {
        expect('{');
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        if (peek() == '}') {
            at++;
            return new CanonicalValue.Obj(fields);
        }
        do {
            String key = string();
            if (!CanonicalValue.Obj.isKey(key)) {
                throw new MalformedFact("A key matches [a-z][A-Za-z0-9]{0,39}, at " + at);
            }
            expect(':');
            if (fields.put(key, value(depth + 1)) != null) {
                throw new MalformedFact("Each key once, got " + key + " again");
            }
        } while (more('}'));
        return new CanonicalValue.Obj(fields);
    }

    private CanonicalValue array(int depth) throws MalformedFact {
        expect('[');
        List<CanonicalValue> items = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return new CanonicalValue.Array(items);
        }
        do {
            items.add(value(depth + 1));
        } while (more(']'));
        return new CanonicalValue.Array(items);
    }

    private boolean more(char end) throws MalformedFact {
        char c = peek();
        at++;
        if (c == ',') {
            return true;
        }
        if (c == end) {
            return false;
        }
        throw new MalformedFact("Expected , or " + end + " at " + (at - 1));
    }

    private CanonicalValue bool() throws MalformedFact {
        if (text.startsWith("true", at)) {
            at += 4;
            return new CanonicalValue.Bool(true);
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return new CanonicalValue.Bool(false);
        }
        throw new MalformedFact("Expected a value at " + at);
    }

    private CanonicalValue integer() throws MalformedFact {
        int start = at;
        while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        try {
            return new CanonicalValue.Int(Long.parseLong(text.substring(start, at)));
        } catch (IllegalArgumentException _) {
            throw new MalformedFact("Expected an integer within +-(2^53-1) at " + start);
        }
    }

    private String string() throws MalformedFact {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw new MalformedFact("No control characters in a text, at " + (at - 1));
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() throws MalformedFact {
        char c = peek();
        at++;
        if (c == '"' || c == '\\') {
            return c;
        }
        throw new MalformedFact("Only \\\" and \\\\ are escaped, at " + (at - 1));
    }

    private void expect(char c) throws MalformedFact {
        if (peek() != c) {
            throw new MalformedFact("Expected " + c + " at " + at);
        }
        at++;
    }

    private char peek() throws MalformedFact {
        if (at >= text.length()) {
            throw new MalformedFact("Ends early, at " + at);
        }
        return text.charAt(at);
    }
}
