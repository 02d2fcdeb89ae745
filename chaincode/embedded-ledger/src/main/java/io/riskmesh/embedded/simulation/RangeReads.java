package io.riskmesh.embedded.simulation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Versioned;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/// Reads a range key by key and remembers what it gave. A reader that stops early has read up to the last key it got.
final class RangeReads implements Iterator<KeyValue> {
    private static final int BATCH = 100;

    private record Entry(String key, Versioned versioned) implements KeyValue {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return versioned.value().toByteArray();
        }

        @Override
        public String getStringValue() {
            return versioned.value().toStringUtf8();
        }
    }

    private final StateMap state;
    private final String namespace;
    private final String start;
    private final String end;
    private final List<KVRead> given = new ArrayList<>();
    private List<Entry> batch = List.of();
    private int at;
    private boolean exhausted;
    private boolean started;

    RangeReads(StateMap state, String namespace, String start, String end) {
        this.state = state;
        this.namespace = namespace;
        this.start = start;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        if (at == batch.size() && !exhausted) {
            fill();
        }
        return at < batch.size();
    }

    @Override
    public KeyValue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = batch.get(at++);
        given.add(Recording.read(entry.key, Optional.of(entry.versioned)));
        return entry;
    }

    /// The next key without reading it; empty after the last.
    String peek() {
        return hasNext() ? batch.get(at).key : "";
    }

    /// Empty if nothing was asked of the range.
    Optional<RangeQueryInfo> info() {
        if (!started) {
            return Optional.empty();
        }
        boolean toTheEnd = exhausted && at == batch.size();
        String last = toTheEnd ? end : given.isEmpty() ? start : given.getLast().getKey();
        return toTheEnd || !given.isEmpty()
                ? Optional.of(Recording.info(start, last, toTheEnd, given)) : Optional.empty();
    }

    // After the last entry of the batch before; U+0000 is the least that can follow a key.
    private void fill() {
        String from = started && !batch.isEmpty() ? batch.getLast().key + "\0" : start;
        started = true;
        List<Entry> found = new ArrayList<>();
        ByteString limit = ByteString.copyFromUtf8(end);
        state.from(StateKey.open(namespace, from), (key, value) -> {
            boolean inside = key.namespace().equals(namespace) && key.collection().isEmpty() && (end.isEmpty()
                    || ByteString.unsignedLexicographicalComparator().compare(key.key(), limit) < 0);
            if (inside) {
                found.add(new Entry(key.key().toString(StandardCharsets.UTF_8), value));
            }
            return inside && found.size() < BATCH;
        });
        exhausted = found.size() < BATCH;
        batch = found;
        at = 0;
    }
}
