package io.riskmesh.boosting.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A strict reader of the JSON that XGBoost writes: objects, arrays of one kind, texts, finite numbers. No `true`,
/// `null`, `NaN`; a key once; nothing after the end. Numbers with `.` or an exponent are floats, others integers.
final class JsonReader {

    private static final int LONGEST_NUMBER = 64;

    private final byte[] in;
    private final ValueBudget budget = new ValueBudget();
    private int at;

    private JsonReader(byte[] bytes) {
        in = bytes;
    }

    static ModelValue read(byte[] bytes) throws MalformedModel {
        JsonReader reader = new JsonReader(bytes);
        ModelValue value = reader.value(0);
        reader.skipSpace();
        if (reader.at != bytes.length) {
            throw MalformedModel.syntax(reader.at, "the end", reader.seen());
        }
        return value;
    }

    private ModelValue value(int depth) throws MalformedModel {
        ValueBudget.checkNesting(depth, at);
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new ModelValue.Text(text());
            default -> number();
        };
    }

    private ModelValue object(int depth) throws MalformedModel {
        budget.spend(at++);
        SortedMap<String, ModelValue> fields = new TreeMap<>();
        if (peek() == '}') {
            at++;
            return new ModelValue.Obj(fields);
        }
        do {
            int start = at;
            if (peek() != '"') {
                throw MalformedModel.syntax(at, "a key", seen());
            }
            String key = text();
            if (peek() != ':') {
                throw MalformedModel.syntax(at, ":", seen());
            }
            at++;
            if (fields.put(key, value(depth + 1)) != null) {
                throw MalformedModel.syntax(start, "each key once", "\"" + key + "\" again");
            }
        } while (more('}'));
        return new ModelValue.Obj(fields);
    }

    private ModelValue array(int depth) throws MalformedModel {
        budget.spend(at++);
        int first = peek();
        if (first == ']') {
            at++;
            return new ModelValue.Items(List.of());
        }
        if (first == '{' || first == '"') {
            return items(first, depth);
        }
        return switch (number()) {
            case ModelValue.Real real -> reals(real.value());
            case ModelValue.Whole whole -> wholes(whole.value());
        };
    }

    private ModelValue items(int first, int depth) throws MalformedModel {
        List<ModelValue> values = new ArrayList<>();
        do {
            if (peek() != first) {
                throw MalformedModel.syntax(at, "an array of one kind", seen());
            }
            values.add(value(depth + 1));
        } while (more(']'));
        return new ModelValue.Items(values);
    }

    private ModelValue reals(float first) throws MalformedModel {
        float[] values = {first};
        int size = 1;
        while (more(']')) {
            if (!(number() instanceof ModelValue.Real real)) {
                throw MalformedModel.syntax(at, "a float with . or an exponent", "an integer before this byte");
            }
            values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
            values[size++] = real.value();
        }
        return new ModelValue.Reals(Arrays.copyOf(values, size));
    }

    private ModelValue wholes(long first) throws MalformedModel {
        long[] values = {first};
        int size = 1;
        while (more(']')) {
            if (!(number() instanceof ModelValue.Whole whole)) {
                throw MalformedModel.syntax(at, "an integer", "a float before this byte");
            }
            values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
            values[size++] = whole.value();
        }
        return new ModelValue.Wholes((char) 0, Arrays.copyOf(values, size));
    }

    private boolean more(char end) throws MalformedModel {
        int c = peek();
        if (c != ',' && c != end) {
            throw MalformedModel.syntax(at, ", or " + end, seen());
        }
        at++;
        return c == ',';
    }

    private ModelValue.Scalar number() throws MalformedModel {
        peek();
        JsonNumber number = JsonNumber.scan(in, at, Math.min(in.length, at + LONGEST_NUMBER));
        at = number.end();
        return number.value();
    }

    private String text() throws MalformedModel {
        budget.spend(at);
        JsonText text = JsonText.scan(in, at + 1);
        at = text.end();
        return text.value();
    }

    private int peek() throws MalformedModel {
        skipSpace();
        if (at >= in.length) {
            throw MalformedModel.syntax(at, "more", "the end");
        }
        return in[at];
    }

    private void skipSpace() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private String seen() {
        return at < in.length ? "byte " + (in[at] & 0xff) : "the end";
    }
}
