package io.riskmesh.ledger.field;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Collects the fields of one object. The counterpart of [FactReader], method by method.
public final class FactWriter {

    private final TreeMap<String, CanonicalValue> fields = new TreeMap<>();

    /// Absent if empty.
    public <T> FactWriter optional(String name, Optional<T> value, BiConsumer<String, T> writing) {
        value.ifPresent(present -> writing.accept(name, present));
        return this;
    }

    public FactWriter bool(String name, boolean value) {
        return put(name, new CanonicalValue.Bool(value));
    }

    public FactWriter integer(String name, long value) {
        return put(name, new CanonicalValue.Int(value));
    }

    public FactWriter i64(String name, long value) {
        return text(name, Long.toString(value));
    }

    public FactWriter text(String name, String value) {
        return put(name, new CanonicalValue.Text(value));
    }

    public FactWriter id(String name, String value) {
        return text(name, Shape.id(name, value));
    }

    public FactWriter party(String name, PartyId party) {
        return text(name, party.value());
    }

    public FactWriter digest(String name, Digest value) {
        return text(name, value.hex());
    }

    public FactWriter blob(String name, OpaqueBytes value) {
        return text(name, value.base64());
    }

    public FactWriter constant(String name, Enum<?> value) {
        return text(name, value.name());
    }

    public FactWriter object(String name, CanonicalValue.Obj value) {
        return put(name, value);
    }

    public FactWriter parties(String name, List<PartyId> sorted) {
        return array(name, sorted, party -> new CanonicalValue.Text(party.value()));
    }

    public FactWriter ids(String name, List<String> sorted) {
        return texts(name, sorted);
    }

    public FactWriter constants(String name, List<? extends Enum<?>> sorted) {
        return array(name, sorted, constant -> new CanonicalValue.Text(constant.name()));
    }

    public FactWriter texts(String name, List<String> texts) {
        return array(name, texts, CanonicalValue.Text::new);
    }

    public FactWriter blobs(String name, List<OpaqueBytes> blobs) {
        return array(name, blobs, blob -> new CanonicalValue.Text(blob.base64()));
    }

    public FactWriter digests(String name, List<Digest> digests) {
        return array(name, digests, digest -> new CanonicalValue.Text(digest.hex()));
    }

    public FactWriter i64s(String name, List<Long> values) {
        return array(name, values, FactWriter::i64);
    }

    public FactWriter i64Rows(String name, List<List<Long>> rows) {
        return array(name, rows, row -> new CanonicalValue.Array(row.stream().map(FactWriter::i64).toList()));
    }

    public <T> FactWriter objects(String name, List<T> items, BiConsumer<T, FactWriter> writing) {
        return array(name, items, item -> object(item, writing));
    }

    public <T> FactWriter nested(String name, T item, BiConsumer<T, FactWriter> writing) {
        return put(name, object(item, writing));
    }

    /// What was collected.
    public CanonicalValue.Obj object() {
        return new CanonicalValue.Obj(fields);
    }

    private static <T> CanonicalValue.Obj object(T item, BiConsumer<T, FactWriter> writing) {
        FactWriter out = new FactWriter();
        writing.accept(item, out);
        return out.object();
    }

    private static CanonicalValue i64(long value) {
        return new CanonicalValue.Text(Long.toString(value));
    }

    private <T> FactWriter array(String name, List<T> items, Function<T, CanonicalValue> writing) {
        return put(name, new CanonicalValue.Array(items.stream().map(writing).toList()));
    }

    private FactWriter put(String name, CanonicalValue value) {
        if (fields.put(name, value) != null) {
            throw new IllegalStateException("The field " + name + " is written twice");
        }
        return this;
    }
}
