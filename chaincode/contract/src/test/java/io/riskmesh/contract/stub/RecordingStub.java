package io.riskmesh.contract.stub;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// Runs a chaincode against a committed state as a peer does: reads see what is committed and never the transaction's own writes,
/// and everything read and written ends in a read-write set.
public final class RecordingStub extends ForbiddenStub {

    /// As the shim has it: the end of the range of a partial composite key.
    private static final String MAX_RUNE = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final WorldState state;
    private final Proposal proposal;
    private final NavigableMap<String, KVRead> reads = new TreeMap<>(WorldState::compareUtf8);
    private final NavigableMap<String, byte[]> writes = new TreeMap<>(WorldState::compareUtf8);
    private final KVRWSet.Builder ranges = KVRWSet.newBuilder();
    private ChaincodeEvent event;

    public RecordingStub(WorldState state, Proposal proposal) {
        this.state = state;
        this.proposal = proposal;
    }

    public NavigableMap<String, byte[]> writes() {
        return writes;
    }

    /// As Fabric builds it: reads and writes in the order of keys.
    public KVRWSet readWriteSet() {
        KVRWSet.Builder set = KVRWSet.newBuilder().addAllReads(reads.values())
                .addAllRangeQueriesInfo(ranges.getRangeQueriesInfoList());
        writes.forEach((key, value) -> set.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(value))));
        return set.build();
    }

    @Override
    public List<byte[]> getArgs() {
        return proposal.arguments();
    }

    @Override
    public List<String> getStringArgs() {
        return getArgs().stream().map(argument -> new String(argument, StandardCharsets.UTF_8)).toList();
    }

    @Override
    public String getFunction() {
        return getArgs().isEmpty() ? null : getStringArgs().getFirst();
    }

    @Override
    public List<String> getParameters() {
        return getStringArgs().stream().skip(1).toList();
    }

    @Override
    public String getTxId() {
        return "0".repeat(64);
    }

    @Override
    public String getChannelId() {
        return "riskmesh";
    }

    @Override
    public byte[] getState(String key) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        state.get(key).ifPresent(found -> read.setVersion(version(found)));
        reads.put(key, read.build());
        return state.get(key).map(found -> found.value().clone()).orElse(new byte[0]);
    }

    @Override
    public void putState(String key, byte[] value) {
        if (key.isEmpty() || value.length == 0) {
            throw new AssertionError("Keys and values are not empty");
        }
        if (writes.put(key, value.clone()) != null || state.get(key).isPresent()) {
            throw new AssertionError("No key is written twice");
        }
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey prefix, int pageSize, String bookmark) {
        String start = bookmark.isEmpty() ? prefix.toString() : bookmark;
        String end = prefix + MAX_RUNE;
        ranges.addRangeQueriesInfo(RangeQueryInfo.newBuilder().setStartKey(start).setEndKey(end));
        NavigableMap<String, WorldState.Versioned> found = state.range(start, end);
        List<KeyValue> page = found.entrySet().stream().limit(pageSize).<KeyValue>map(StatePage::item).toList();
        String next = found.keySet().stream().skip(pageSize).findFirst().orElse("");
        return new StatePage(page, next);
    }

    @Override
    public CompositeKey createCompositeKey(String type, String... attributes) {
        return new CompositeKey(type, attributes);
    }

    @Override
    public CompositeKey splitCompositeKey(String key) {
        return CompositeKey.parseCompositeKey(key);
    }

    @Override
    public void setEvent(String name, byte[] payload) {
        event = ChaincodeEvent.newBuilder().setEventName(name).setPayload(ByteString.copyFrom(payload)).build();
    }

    @Override
    public ChaincodeEvent getEvent() {
        return event;
    }

    @Override
    public Instant getTxTimestamp() {
        return proposal.timestamp();
    }

    @Override
    public byte[] getCreator() {
        return proposal.creator();
    }

    @Override
    public Map<String, byte[]> getTransient() {
        return proposal.transientMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Version version(WorldState.Versioned found) {
        return Version.newBuilder().setBlockNum(found.version()).build();
    }
}
