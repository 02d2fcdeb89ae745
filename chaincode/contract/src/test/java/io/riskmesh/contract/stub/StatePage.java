package io.riskmesh.contract.stub;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// A page of a range read.
record StatePage(List<KeyValue> items, String next) implements QueryResultsIteratorWithMetadata<KeyValue> {

    private record Item(String key, byte[] value) implements KeyValue {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return value.clone();
        }

        @Override
        public String getStringValue() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    static KeyValue item(Map.Entry<String, WorldState.Versioned> entry) {
        return new Item(entry.getKey(), entry.getValue().value());
    }

    @Override
    public Iterator<KeyValue> iterator() {
        return items.iterator();
    }

    @Override
    public QueryResponseMetadata getMetadata() {
        return QueryResponseMetadata.newBuilder().setBookmark(next).setFetchedRecordsCount(items.size()).build();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
