package io.riskmesh.boosting.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An object of the file with its path, read field by field; each miss is a refusal that names the place.
final class ModelFields {

    private static final int MOST_DIGITS = 9;

    private final String path;
    private final ModelValue.Obj object;
    private final Set<String> unread;

    private ModelFields(String path, ModelValue.Obj object) {
        this.path = path;
        this.object = object;
        this.unread = new TreeSet<>(object.fields().keySet());
    }

    static ModelFields of(String path, ModelValue value) throws MalformedModel {
        if (value instanceof ModelValue.Obj object) {
            return new ModelFields(path, object);
        }
        throw wrongType(path, "an object", value);
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    boolean has(String field) {
        return object.fields().containsKey(field);
    }

    /// Fields nobody asked for, with their paths.
    List<String> unread() {
        return unread.stream().map(this::path).toList();
    }

    ModelFields fields(String field) throws MalformedModel {
        return of(path(field), value(field));
    }

    String text(String field) throws MalformedModel {
        if (value(field) instanceof ModelValue.Text text) {
            return text.value();
        }
        throw wrongType(path(field), "a text", value(field));
    }

    /// A non-negative integer that the file keeps as a text.
    int textInteger(String field) throws MalformedModel {
        String text = text(field);
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw MalformedModel.range(path(field), "a text of 1.." + MOST_DIGITS + " digits", text);
        }
        return Integer.parseInt(text);
    }

    long whole(String field) throws MalformedModel {
        if (value(field) instanceof ModelValue.Whole whole) {
            return whole.value();
        }
        throw wrongType(path(field), "an integer", value(field));
    }

    List<ModelValue> items(String field) throws MalformedModel {
        if (value(field) instanceof ModelValue.Items items) {
            return items.values();
        }
        throw wrongType(path(field), "an array of objects or texts", value(field));
    }

    String[] texts(String field) throws MalformedModel {
        List<ModelValue> items = items(field);
        String[] texts = new String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            if (!(items.get(i) instanceof ModelValue.Text text)) {
                throw wrongType(path(field) + "[" + i + "]", "a text", items.get(i));
            }
            texts[i] = text.value();
        }
        return texts;
    }

    long[] wholes(String field) throws MalformedModel {
        return switch (value(field)) {
            case ModelValue.Wholes wholes -> wholes.values();
            case ModelValue.Items items when items.values().isEmpty() -> new long[0];
            case ModelValue other -> throw wrongType(path(field), "an array of integers", other);
        };
    }

    /// `length` integers within `least..most`.
    int[] wholes(String field, int length, long least, long most) throws MalformedModel {
        long[] values = wholes(field);
        checkLength(field, length, values.length);
        int[] out = new int[length];
        for (int i = 0; i < length; i++) {
            if (values[i] < least || values[i] > most) {
                throw MalformedModel.range(path(field) + "[" + i + "]", least + ".." + most, values[i]);
            }
            out[i] = (int) values[i];
        }
        return out;
    }

    boolean[] flags(String field, int length) throws MalformedModel {
        int[] values = wholes(field, length, 0, 1);
        boolean[] out = new boolean[length];
        for (int i = 0; i < length; i++) {
            out[i] = values[i] == 1;
        }
        return out;
    }

    /// `length` finite floats.
    float[] floats(String field, int length) throws MalformedModel {
        if (!(value(field) instanceof ModelValue.Reals reals)) {
            throw wrongType(path(field), "an array of floats", value(field));
        }
        float[] values = reals.values();
        checkLength(field, length, values.length);
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(values[i])) {
                throw MalformedModel.range(path(field) + "[" + i + "]", "a finite float", values[i]);
            }
        }
        return Arrays.copyOf(values, length);
    }

    void checkLength(String field, int expected, int actual) throws MalformedModel {
        if (expected != actual) {
            throw new MalformedModel(RefusalReason.WRONG_LENGTH, path(field), expected + " values",
                    String.valueOf(actual));
        }
    }

    /// Marks a field as known without looking at it.
    ModelValue value(String field) throws MalformedModel {
        ModelValue value = object.fields().get(field);
        if (value == null) {
            throw new MalformedModel(RefusalReason.MISSING_FIELD, path(field), "the field", "nothing");
        }
        unread.remove(field);
        return value;
    }

    private static MalformedModel wrongType(String path, String expected, ModelValue actual) {
        return new MalformedModel(RefusalReason.WRONG_TYPE, path, expected, ModelValue.kindOf(actual));
    }
}
