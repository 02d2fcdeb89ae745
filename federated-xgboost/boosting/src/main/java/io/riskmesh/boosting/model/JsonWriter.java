package io.riskmesh.boosting.model;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Prints without spaces, keys sorted, floats by [XgboostFloat].
final class JsonWriter {

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static byte[] write(ModelValue value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(ModelValue value) {
        switch (value) {
            case ModelValue.Obj object -> object(object);
            case ModelValue.Items items -> items(items);
            case ModelValue.Text text -> text(text.value());
            case ModelValue.Whole whole -> out.append(whole.value());
            case ModelValue.Real real -> out.append(XgboostFloat.print(real.value()));
            case ModelValue.Wholes wholes -> wholes(wholes.values());
            case ModelValue.Reals reals -> reals(reals.values());
        }
    }

    private void object(ModelValue.Obj object) {
        char before = '{';
        for (Map.Entry<String, ModelValue> field : object.fields().entrySet()) {
            out.append(before);
            text(field.getKey());
            out.append(':');
            value(field.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void items(ModelValue.Items items) {
        out.append('[');
        for (int i = 0; i < items.values().size(); i++) {
            out.append(i == 0 ? "" : ",");
            value(items.values().get(i));
        }
        out.append(']');
    }

    private void wholes(long[] values) {
        out.append('[');
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",").append(values[i]);
        }
        out.append(']');
    }

    private void reals(float[] values) {
        out.append('[');
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",").append(XgboostFloat.print(values[i]));
        }
        out.append(']');
    }

    /// Texts hold no control characters: feature names refuse them.
    private void text(String text) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
