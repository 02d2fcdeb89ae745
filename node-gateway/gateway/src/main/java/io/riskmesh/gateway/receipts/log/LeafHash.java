package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.receipt.TreeHash;

/// What the tree needs of a leaf. Made once, when its record is made or read.
///
/// @param record index of the leaf's record
/// @param hash of its bytes, [TreeHash#leaf]
record LeafHash(long record, Digest hash) {

    static LeafHash of(LogRecord record, TreeHash hash) {
        return new LeafHash(record.head().index(), hash.leaf(record.leaf().toBytes()));
    }
}
