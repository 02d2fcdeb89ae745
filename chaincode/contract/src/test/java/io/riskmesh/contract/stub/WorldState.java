package io.riskmesh.contract.stub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The committed state of a channel: keys in the order of their UTF-8 bytes, each with the number of the transaction that wrote it.
public final class WorldState {

    /// A value and when it was written.
    public record Versioned(byte[] value, long version) {}

    private final NavigableMap<String, Versioned> values;
    private long height;

    public WorldState() {
        this(new TreeMap<>(WorldState::compareUtf8), 0);
    }

    private WorldState(NavigableMap<String, Versioned> values, long height) {
        this.values = values;
        this.height = height;
    }

    public WorldState copy() {
        NavigableMap<String, Versioned> copied = new TreeMap<>(WorldState::compareUtf8);
        copied.putAll(values);
        return new WorldState(copied, height);
    }

    public Optional<Versioned> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// Keys from `start` (inclusive) to `end` (exclusive).
    public NavigableMap<String, Versioned> range(String start, String end) {
        return Collections.unmodifiableNavigableMap(values.subMap(start, true, end, false));
    }

    public NavigableMap<String, Versioned> all() {
        return Collections.unmodifiableNavigableMap(values);
    }

    /// Commits the writes of one transaction.
    public void commit(NavigableMap<String, byte[]> writes) {
        height++;
        writes.forEach((key, value) -> values.put(key, new Versioned(value, height)));
    }

    static int compareUtf8(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
