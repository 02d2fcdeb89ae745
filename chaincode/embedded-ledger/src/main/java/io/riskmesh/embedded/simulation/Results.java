package io.riskmesh.embedded.simulation;

import java.util.Iterator;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// Ranges in the shim's types.
final class Results {

    /// A whole range.
    record Whole(RangeReads range) implements QueryResultsIterator<KeyValue> {
        @Override
        public Iterator<KeyValue> iterator() {
            return range;
        }

        @Override
        public void close() {
            // Nothing is held: the state is immutable.
        }
    }

    /// One page, with the key at which the next begins.
    record Page(Iterable<KeyValue> entries, QueryResponseMetadata metadata)
            implements QueryResultsIteratorWithMetadata<KeyValue> {
        @Override
        public Iterator<KeyValue> iterator() {
            return entries.iterator();
        }

        @Override
        public QueryResponseMetadata getMetadata() {
            return metadata;
        }

        @Override
        public void close() {
            // Nothing is held: the page is in memory.
        }
    }

    private Results() {}
}
