package io.riskmesh.embedded.simulation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;

/// What one run of a chaincode reads and writes in its namespace. Reads see the state as it was before the transaction,
/// never its own writes. Confined to one thread.
final class Recording {
    private final StateMap state;
    private final String namespace;
    private final TreeMap<String, Optional<Versioned>> reads = new TreeMap<>(Utf8Order::compare);
    private final TreeMap<String, Optional<ByteString>> writes = new TreeMap<>(Utf8Order::compare);
    private final List<RangeReads> ranges = new ArrayList<>();
    private boolean paginated;

    Recording(StateMap state, String namespace) {
        this.state = state;
        this.namespace = namespace;
    }

    Optional<ByteString> get(String key) {
        return reads.computeIfAbsent(key, k -> state.get(StateKey.open(namespace, k))).map(Versioned::value);
    }

    /// @param value empty deletes
    void write(String key, Optional<ByteString> value) {
        if (key.isEmpty()) {
            throw new ChaincodeMisuse("A key has at least one character");
        }
        if (paginated) {
            throw new ChaincodeMisuse("A transaction that reads pages does not write");
        }
        writes.put(key, value);
    }

    /// Keys from `start` (in) to `end` (out; empty: to the last).
    RangeReads range(String start, String end) {
        RangeReads range = new RangeReads(state, namespace, start, end);
        ranges.add(range);
        return range;
    }

    /// A range of which one page is read.
    RangeReads page(String start, String end) {
        if (!writes.isEmpty()) {
            throw new ChaincodeMisuse("A transaction that writes does not read pages");
        }
        paginated = true;
        return range(start, end);
    }

    KVRWSet set() {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        reads.forEach((key, found) -> set.addReads(read(key, found)));
        for (RangeReads range : ranges) {
            range.info().ifPresent(set::addRangeQueriesInfo);
        }
        writes.forEach((key, value) -> set.addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(value.isEmpty())
                .setValue(value.orElse(ByteString.EMPTY))));
        return set.build();
    }

    static KVRead read(String key, Optional<Versioned> found) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        found.ifPresent(value -> read.setVersion(Version.newBuilder().setBlockNum(value.version().block())
                .setTxNum(value.version().transaction())));
        return read.build();
    }

    static RangeQueryInfo info(String start, String end, boolean exhausted, List<KVRead> reads) {
        return RangeQueryInfo.newBuilder().setStartKey(start).setEndKey(end).setItrExhausted(exhausted)
                .setRawReads(QueryReads.newBuilder().addAllKvReads(reads)).build();
    }
}
