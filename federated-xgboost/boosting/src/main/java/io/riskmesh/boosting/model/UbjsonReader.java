package io.riskmesh.boosting.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The UBJSON that XGBoost writes: big-endian, keys `L len8`, texts `S L len8`, arrays `[#L n` or `[$t#L n` without a
/// closing bracket, objects without a count. Every declared length is checked against the bytes that are left before
/// anything is allocated.
final class UbjsonReader {

    private final ByteBuffer in;
    private final ValueBudget budget = new ValueBudget();

    private UbjsonReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    static ModelValue read(byte[] bytes) throws MalformedModel {
        UbjsonReader reader = new UbjsonReader(bytes);
        ModelValue value = reader.value(0);
        if (reader.in.hasRemaining()) {
            throw MalformedModel.syntax(reader.in.position(), "the end", reader.in.remaining() + " more bytes");
        }
        return value;
    }

    private ModelValue value(int depth) throws MalformedModel {
        ValueBudget.checkNesting(depth, in.position());
        char marker = marker();
        return switch (marker) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'S' -> new ModelValue.Text(text());
            case 'd' -> {
                need(4);
                yield new ModelValue.Real(in.getFloat());
            }
            case 'i', 'U', 'I', 'l', 'L' -> new ModelValue.Whole(whole(marker));
            default -> throw MalformedModel.syntax(in.position() - 1, "a UBJSON marker", describe(marker));
        };
    }

    private ModelValue object(int depth) throws MalformedModel {
        budget.spend(in.position());
        SortedMap<String, ModelValue> fields = new TreeMap<>();
        need(1);
        while (in.get(in.position()) != '}') {
            int at = in.position();
            String key = text();
            if (fields.put(key, value(depth + 1)) != null) {
                throw MalformedModel.syntax(at, "each key once", "\"" + key + "\" again");
            }
            need(1);
        }
        in.get();
        return new ModelValue.Obj(fields);
    }

    private ModelValue array(int depth) throws MalformedModel {
        budget.spend(in.position());
        char marker = marker();
        char type = 0;
        if (marker == '$') {
            type = marker();
            marker = marker();
        }
        if (marker != '#') {
            throw MalformedModel.syntax(in.position() - 1, "# and a count", describe(marker));
        }
        int elementBytes = type == 0 ? 1 : elementBytes(type);
        int count = length(elementBytes);
        if (type == 'd') {
            return floats(count);
        }
        return type == 0 ? untyped(count, depth) : integers(type, count);
    }

    private ModelValue floats(int count) {
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + count * 4);
        return new ModelValue.Reals(values);
    }

    private ModelValue integers(char type, int count) throws MalformedModel {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(type);
        }
        return new ModelValue.Wholes(type, values);
    }

    private ModelValue untyped(int count, int depth) throws MalformedModel {
        if (count > 0 && isIntegerMark((char) (in.get(in.position()) & 0xff))) {
            return untypedIntegers(count);
        }
        List<ModelValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ModelValue value = value(depth + 1);
            if (!(value instanceof ModelValue.Text || value instanceof ModelValue.Obj)) {
                throw MalformedModel.syntax(in.position(), "an array of texts or of objects", ModelValue.kindOf(value));
            }
            values.add(value);
        }
        return new ModelValue.Items(values);
    }

    private ModelValue untypedIntegers(int count) throws MalformedModel {
        long[] values = new long[Math.min(count, 64)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, Math.min(count, i * 2));
            }
            char marker = marker();
            if (!isIntegerMark(marker)) {
                throw MalformedModel.syntax(in.position() - 1, "an array of integers", describe(marker));
            }
            values[i] = whole(marker);
        }
        return new ModelValue.Wholes((char) 0, values);
    }

    private long whole(char marker) throws MalformedModel {
        need(elementBytes(marker));
        return switch (marker) {
            case 'U' -> in.get() & 0xff;
            case 'i' -> in.get();
            case 'I' -> in.getShort();
            case 'l' -> in.getInt();
            default -> in.getLong();
        };
    }

    private String text() throws MalformedModel {
        budget.spend(in.position());
        int length = length(1);
        if (length > ModelLimits.MAX_TEXT_BYTES) {
            throw MalformedModel.tooLarge("byte " + in.position(), "a text of at most " + ModelLimits.MAX_TEXT_BYTES
                    + " bytes", length);
        }
        String text = StrictText.decode(in.array(), in.position(), length);
        in.position(in.position() + length);
        return text;
    }

    private int length(int elementBytes) throws MalformedModel {
        char marker = marker();
        if (marker != 'L') {
            throw MalformedModel.syntax(in.position() - 1, "a length marked L", describe(marker));
        }
        need(8);
        long length = in.getLong();
        if (length < 0 || length > in.remaining() / elementBytes) {
            throw MalformedModel.syntax(in.position() - 8, "a length within the " + in.remaining() + " bytes left",
                    length + " x " + elementBytes);
        }
        return (int) length;
    }

    private int elementBytes(char type) throws MalformedModel {
        return switch (type) {
            case 'U', 'i' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L' -> 8;
            default -> throw MalformedModel.syntax(in.position() - 1, "an element type of U i I l L d", describe(type));
        };
    }

    private static boolean isIntegerMark(char marker) {
        return marker == 'i' || marker == 'U' || marker == 'I' || marker == 'l' || marker == 'L';
    }

    private char marker() throws MalformedModel {
        need(1);
        return (char) (in.get() & 0xff);
    }

    private void need(int bytes) throws MalformedModel {
        if (in.remaining() < bytes) {
            throw MalformedModel.syntax(in.position(), bytes + " more bytes", "the end after " + in.remaining());
        }
    }

    private static String describe(char marker) {
        return marker > 0x20 && marker < 0x7f ? "'" + marker + "'" : "byte " + (int) marker;
    }
}
