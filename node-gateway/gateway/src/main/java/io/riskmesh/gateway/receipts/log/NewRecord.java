package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;

/// What is to be logged. Never printed: the private part is a bank's secret.
///
/// @param leaf canonical bytes of a receipt or a tally, or nothing
/// @param proof what stands beside the leaf
/// @param privatePart answer, salts and payload, in the clear until the log seals it; may be empty
public record NewRecord(RecordKind kind, Digest keyDigest, Digest bodyDigest, OpaqueBytes leaf, OpaqueBytes proof,
        OpaqueBytes privatePart) {

    /// Most bytes of leaf, proof and private part together.
    public static final int MOST_BYTES = 60 * 1024;

    public NewRecord {
        if (leaf.length() + proof.length() + privatePart.length() > MOST_BYTES) {
            throw new IllegalArgumentException("Expected parts of at most " + MOST_BYTES + " bytes");
        }
        if (kind == RecordKind.EPOCH_END) {
            throw new IllegalArgumentException("The log itself ends its epochs");
        }
    }

    @Override
    public String toString() {
        return "NewRecord[" + kind + "]";
    }
}
