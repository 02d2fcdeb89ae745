package io.riskmesh.ledger.field;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Takes the fields of one object by name and type; a field left over, missing, of another type or out of its range is
/// refused. Every method takes its field away; [#end] refuses what nobody took.
public final class FactReader {

    private final TreeMap<String, CanonicalValue> fields;

    public FactReader(CanonicalValue.Obj object) {
        fields = new TreeMap<>(object.fields());
    }

    /// How a field of one type is taken, for [#optional].
    @FunctionalInterface
    public interface Taking<T> {
        T take(String name) throws MalformedFact;
    }

    /// How a nested object is read.
    @FunctionalInterface
    public interface Reading<T> {
        T read(FactReader in) throws MalformedFact;
    }

    /// Empty if the field is absent; `null` stands for nothing in these bytes.
    public <T> Optional<T> optional(String name, Taking<T> taking) throws MalformedFact {
        return fields.containsKey(name) ? Optional.of(taking.take(name)) : Optional.empty();
    }

    public boolean bool(String name) throws MalformedFact {
        if (fields.remove(name) instanceof CanonicalValue.Bool(boolean value)) {
            return value;
        }
        throw new MalformedFact("Expected the bool " + name);
    }

    public long integer(String name, long least, long most) throws MalformedFact {
        if (!(fields.remove(name) instanceof CanonicalValue.Int(long value))) {
            throw new MalformedFact("Expected the integer " + name);
        }
        if (value < least || value > most) {
            throw new MalformedFact(name + " lies within " + least + ".." + most + ", got " + value);
        }
        return value;
    }

    /// An `int` from 0.
    public int count(String name) throws MalformedFact {
        return (int) integer(name, 0, Integer.MAX_VALUE);
    }

    /// The number of a link of a chain, from 1.
    public int sequence(String name) throws MalformedFact {
        return (int) integer(name, 1, Shape.MAX_SEQUENCE);
    }

    /// A `long` from 0 that JSON can carry.
    public long whole(String name) throws MalformedFact {
        return integer(name, 0, CanonicalValue.MAX_INT);
    }

    /// Milliseconds since the epoch.
    public long time(String name) throws MalformedFact {
        return whole(name);
    }

    /// Parts per million.
    public int ppm(String name) throws MalformedFact {
        return (int) integer(name, 0, 1_000_000);
    }

    /// Any `long`, as a decimal string.
    public long i64(String name) throws MalformedFact {
        return i64(name, string(name));
    }

    private static List<Long> i64s(String name, List<CanonicalValue> items) throws MalformedFact {
        List<Long> values = new ArrayList<>();
        for (CanonicalValue item : items) {
            values.add(i64(name, string(name, item)));
        }
        return List.copyOf(values);
    }

    private static long i64(String name, String digits) throws MalformedFact {
        try {
            long value = Long.parseLong(digits);
            if (Long.toString(value).equals(digits)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Refused below, as any other text that is no number.
        }
        throw new MalformedFact("Expected the decimal string " + name);
    }

    public String id(String name) throws MalformedFact {
        return id(name, string(name));
    }

    public String text(String name) throws MalformedFact {
        return text(name, string(name));
    }

    public PartyId party(String name) throws MalformedFact {
        return new PartyId(id(name));
    }

    public Digest digest(String name) throws MalformedFact {
        return digest(name, string(name));
    }

    public OpaqueBytes blob(String name) throws MalformedFact {
        return OpaqueBytes.fromBase64(string(name));
    }

    /// A constant by its name.
    public <E extends Enum<E>> E constant(String name, Class<E> type) throws MalformedFact {
        return constant(name, string(name), type);
    }

    public CanonicalValue.Obj object(String name) throws MalformedFact {
        if (fields.remove(name) instanceof CanonicalValue.Obj object) {
            return object;
        }
        throw new MalformedFact("Expected the object " + name);
    }

    /// A set of parties.
    public List<PartyId> parties(String name) throws MalformedFact {
        List<PartyId> parties = new ArrayList<>();
        for (String id : ids(name)) {
            parties.add(new PartyId(id));
        }
        return List.copyOf(parties);
    }

    /// A set of ids.
    public List<String> ids(String name) throws MalformedFact {
        List<String> ids = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            ids.add(id(name, string(name, item)));
        }
        return set(name, ids);
    }

    /// A set of constants, in the order of their names.
    public <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws MalformedFact {
        List<E> constants = new ArrayList<>();
        for (String id : ids(name)) {
            constants.add(constant(name, id, type));
        }
        return List.copyOf(constants);
    }

    public List<String> texts(String name) throws MalformedFact {
        List<String> texts = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            texts.add(text(name, string(name, item)));
        }
        return List.copyOf(texts);
    }

    public List<OpaqueBytes> blobs(String name) throws MalformedFact {
        List<OpaqueBytes> blobs = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            blobs.add(OpaqueBytes.fromBase64(string(name, item)));
        }
        return List.copyOf(blobs);
    }

    public List<Digest> digests(String name) throws MalformedFact {
        List<Digest> digests = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            digests.add(digest(name, string(name, item)));
        }
        return List.copyOf(digests);
    }

    /// A list of any `long`s, each as a decimal string.
    public List<Long> i64s(String name) throws MalformedFact {
        return i64s(name, array(name));
    }

    /// A table of any `long`s, row by row.
    public List<List<Long>> i64Rows(String name) throws MalformedFact {
        List<List<Long>> rows = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            if (!(item instanceof CanonicalValue.Array(List<CanonicalValue> row))) {
                throw new MalformedFact("Expected rows in " + name);
            }
            rows.add(i64s(name, row));
        }
        return List.copyOf(rows);
    }

    /// A list of nested objects.
    public <T> List<T> objects(String name, Reading<T> reading) throws MalformedFact {
        List<T> objects = new ArrayList<>();
        for (CanonicalValue item : array(name)) {
            if (!(item instanceof CanonicalValue.Obj object)) {
                throw new MalformedFact("Expected objects in " + name);
            }
            FactReader in = new FactReader(object);
            objects.add(reading.read(in));
            in.end();
        }
        return List.copyOf(objects);
    }

    /// One nested object.
    public <T> T nested(String name, Reading<T> reading) throws MalformedFact {
        FactReader in = new FactReader(object(name));
        T value = reading.read(in);
        in.end();
        return value;
    }

    /// Refuses a field that nobody took.
    public void end() throws MalformedFact {
        if (!fields.isEmpty()) {
            throw new MalformedFact("Unknown field " + fields.firstKey());
        }
    }

    private String string(String name) throws MalformedFact {
        return string(name, fields.remove(name));
    }

    private static String string(String name, CanonicalValue value) throws MalformedFact {
        if (value instanceof CanonicalValue.Text(String text)) {
            return text;
        }
        throw new MalformedFact("Expected a text as " + name);
    }

    private List<CanonicalValue> array(String name) throws MalformedFact {
        if (fields.remove(name) instanceof CanonicalValue.Array(List<CanonicalValue> items)) {
            return items;
        }
        throw new MalformedFact("Expected the array " + name);
    }

    private static String id(String name, String value) throws MalformedFact {
        return shaped(() -> Shape.id(name, value));
    }

    private static String text(String name, String value) throws MalformedFact {
        return shaped(() -> Shape.text(name, value));
    }

    private static Digest digest(String name, String hex) throws MalformedFact {
        if (!Digest.isHex(hex)) {
            throw new MalformedFact("Expected a digest as " + name);
        }
        return Digest.fromHex(hex);
    }

    private static <E extends Enum<E>> E constant(String name, String id, Class<E> type) throws MalformedFact {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(id)) {
                return constant;
            }
        }
        throw new MalformedFact(name + " is one of " + List.of(type.getEnumConstants()));
    }

    private static List<String> set(String name, List<String> items) throws MalformedFact {
        return shaped(() -> Shape.set(name, items));
    }

    private static <T> T shaped(java.util.function.Supplier<T> checked) throws MalformedFact {
        try {
            return checked.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
