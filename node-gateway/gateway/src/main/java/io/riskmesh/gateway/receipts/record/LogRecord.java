package io.riskmesh.gateway.receipts.record;

import io.riskmesh.ledger.canonical.OpaqueBytes;

/// One record. Nothing in it is secret but what is sealed.
///
/// @param leaf canonical bytes of a receipt or a tally; empty where the kind is no leaf
/// @param proof what stands beside the leaf: a group signature, an epoch's end
/// @param sealed the private part under the key of the record's day; empty if there is none
public record LogRecord(RecordHead head, OpaqueBytes leaf, OpaqueBytes proof, OpaqueBytes sealed) {

    public LogRecord {
        if (head.kind().isLeaf() != leaf.length() > 0) {
            throw new IllegalArgumentException("A leaf belongs to the kinds that are leaves, got " + head.kind() + " with "
                    + leaf.length() + " bytes");
        }
    }

    @Override
    public String toString() {
        return "LogRecord[" + head.index() + ", " + head.kind() + "]";
    }
}
