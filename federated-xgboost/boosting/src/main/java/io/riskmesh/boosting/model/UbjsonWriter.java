package io.riskmesh.boosting.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes the bytes that XGBoost would write for the same values (training.md section 11, item 9).
final class UbjsonWriter {

    private final DataOutputStream out;

    private UbjsonWriter(DataOutputStream out) {
        this.out = out;
    }

    static byte[] write(ModelValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new UbjsonWriter(new DataOutputStream(bytes)).value(value);
        } catch (IOException e) {
            throw new IllegalStateException("A stream in memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void value(ModelValue value) throws IOException {
        switch (value) {
            case ModelValue.Obj object -> object(object);
            case ModelValue.Items items -> {
                arrayHeader((char) 0, items.values().size());
                for (ModelValue item : items.values()) {
                    value(item);
                }
            }
            case ModelValue.Text text -> {
                out.writeByte('S');
                text(text.value());
            }
            case ModelValue.Whole whole -> whole(whole.value());
            case ModelValue.Real real -> {
                out.writeByte('d');
                out.writeFloat(real.value());
            }
            case ModelValue.Wholes wholes -> wholes(wholes);
            case ModelValue.Reals reals -> {
                arrayHeader('d', reals.values().length);
                for (float f : reals.values()) {
                    out.writeInt(Float.floatToRawIntBits(f));
                }
            }
        }
    }

    private void object(ModelValue.Obj object) throws IOException {
        out.writeByte('{');
        for (Map.Entry<String, ModelValue> field : object.fields().entrySet()) {
            text(field.getKey());
            value(field.getValue());
        }
        out.writeByte('}');
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('L');
        out.writeLong(utf8.length);
        out.write(utf8);
    }

    private void arrayHeader(char type, int count) throws IOException {
        out.writeByte('[');
        if (type != 0) {
            out.writeByte('$');
            out.writeByte(type);
        }
        out.writeByte('#');
        out.writeByte('L');
        out.writeLong(count);
    }

    private void wholes(ModelValue.Wholes wholes) throws IOException {
        arrayHeader(wholes.mark(), wholes.values().length);
        for (long value : wholes.values()) {
            switch (wholes.mark()) {
                case 0 -> whole(value);
                case 'U' -> out.writeByte((int) value);
                case 'l' -> out.writeInt(Math.toIntExact(value));
                case 'L' -> out.writeLong(value);
                default -> throw new IllegalStateException("Expected U, l or L, got " + wholes.mark());
            }
        }
    }

    /// In the smallest type that holds the value strictly inside its range, as XGBoost does.
    private void whole(long value) throws IOException {
        if (value > Byte.MIN_VALUE && value < Byte.MAX_VALUE) {
            out.writeByte('i');
            out.writeByte((int) value);
        } else if (value > Short.MIN_VALUE && value < Short.MAX_VALUE) {
            out.writeByte('I');
            out.writeShort((int) value);
        } else if (value > Integer.MIN_VALUE && value < Integer.MAX_VALUE) {
            out.writeByte('l');
            out.writeInt((int) value);
        } else {
            out.writeByte('L');
            out.writeLong(value);
        }
    }
}
