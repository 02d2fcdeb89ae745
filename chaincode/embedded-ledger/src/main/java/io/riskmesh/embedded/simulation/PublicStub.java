package io.riskmesh.embedded.simulation;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// The stub that one run of a chaincode sees: public state, one event, the call. Confined to one thread.
final class PublicStub extends WithoutPrivateState {
    private static final String FIRST_SIMPLE_KEY = "\u0001"; // composite keys begin with U+0000
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final Call call;
    private final String endorser;
    private final Recording recording;
    private ChaincodeEvent event;

    PublicStub(Call call, String endorser, Recording recording) {
        this.call = call;
        this.endorser = endorser;
        this.recording = recording;
    }

    @Override
    public List<byte[]> getArgs() {
        return call.args().stream().map(ByteString::toByteArray).toList();
    }

    @Override
    public List<String> getStringArgs() {
        return call.args().stream().map(ByteString::toStringUtf8).toList();
    }

    @Override
    public String getFunction() {
        return call.args().isEmpty() ? "" : call.args().getFirst().toStringUtf8();
    }

    @Override
    public List<String> getParameters() {
        return getStringArgs().stream().skip(1).toList();
    }

    @Override
    public String getTxId() {
        return call.transactionId();
    }

    @Override
    public String getChannelId() {
        return call.channel();
    }

    /// The value, or no bytes if there is none, as the shim has it.
    @Override
    public byte[] getState(String key) {
        return recording.get(key).orElse(ByteString.EMPTY).toByteArray();
    }

    @Override
    public void putState(String key, byte[] value) {
        recording.write(key, Optional.of(ByteString.copyFrom(value)));
    }

    @Override
    public void delState(String key) {
        recording.write(key, Optional.empty());
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByRange(String startKey, String endKey) {
        return new Results.Whole(recording.range(simple(startKey), endKey));
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(String startKey, String endKey, int pageSize,
            String bookmark) {
        return page(bookmark.isEmpty() ? simple(startKey) : bookmark, endKey, pageSize);
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String compositeKey) {
        CompositeKey key = compositeKey.startsWith(CompositeKey.NAMESPACE)
                ? CompositeKey.parseCompositeKey(compositeKey) : new CompositeKey(compositeKey);
        return getStateByPartialCompositeKey(key);
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String objectType, String... attributes) {
        return getStateByPartialCompositeKey(new CompositeKey(objectType, attributes));
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey compositeKey) {
        return new Results.Whole(recording.range(compositeKey.toString(), compositeKey + LAST));
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(CompositeKey compositeKey,
            int pageSize, String bookmark) {
        return page(bookmark.isEmpty() ? compositeKey.toString() : bookmark, compositeKey + LAST, pageSize);
    }

    @Override
    public CompositeKey createCompositeKey(String objectType, String... attributes) {
        return new CompositeKey(objectType, attributes);
    }

    @Override
    public CompositeKey splitCompositeKey(String compositeKey) {
        return CompositeKey.parseCompositeKey(compositeKey);
    }

    @Override
    public void setEvent(String name, byte[] payload) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("An event has a name");
        }
        event = ChaincodeEvent.newBuilder().setChaincodeId(call.chaincode()).setTxId(call.transactionId()).setEventName(name)
                .setPayload(payload == null ? ByteString.EMPTY : ByteString.copyFrom(payload)).build();
    }

    @Override
    public ChaincodeEvent getEvent() {
        return event;
    }

    @Override
    public SignedProposal getSignedProposal() {
        return call.signed();
    }

    @Override
    public Instant getTxTimestamp() {
        return call.time();
    }

    @Override
    public byte[] getCreator() {
        return call.creator().toByteArray();
    }

    @Override
    public Map<String, byte[]> getTransient() {
        Map<String, byte[]> values = new TreeMap<>();
        call.transientMap().forEach((name, value) -> values.put(name, value.toByteArray()));
        return values;
    }

    @Override
    public byte[] getBinding() {
        return call.binding().toByteArray();
    }

    @Override
    public String getMspId() {
        return endorser;
    }

    private Results.Page page(String start, String end, int size) {
        RangeReads range = recording.page(start, end);
        List<KeyValue> entries = new ArrayList<>();
        while (entries.size() < size && range.hasNext()) {
            entries.add(range.next());
        }
        return new Results.Page(entries, QueryResponseMetadata.newBuilder().setFetchedRecordsCount(entries.size())
                .setBookmark(range.peek()).build());
    }

    private static String simple(String start) {
        return start.isEmpty() ? FIRST_SIMPLE_KEY : start;
    }
}
