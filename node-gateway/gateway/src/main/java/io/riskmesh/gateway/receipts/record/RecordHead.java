package io.riskmesh.gateway.receipts.record;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;

/// What is known of a record without its parts, and what binds its private part to its place.
///
/// @param index from 0, without gaps
/// @param batchStart index of the first record that was written together with it: all records before that one were durable
/// @param time when it was written, ms since the epoch
/// @param keyDigest of subject and idempotency key
/// @param bodyDigest of the request
public record RecordHead(RecordKind kind, long index, long batchStart, long time, Digest keyDigest, Digest bodyDigest) {

    /// Length of [#toBytes].
    public static final int BYTES = 1 + 3 * Long.BYTES + 2 * Digest.LENGTH_BYTES;

    public RecordHead {
        if (!isPossible(index, batchStart, time)) {
            throw new IllegalArgumentException("Expected 0 <= batch start <= index and a time from 0 on, got " + batchStart + ", "
                    + index + " and " + time);
        }
    }

    static boolean isPossible(long index, long batchStart, long time) {
        return batchStart >= 0 && batchStart <= index && time >= 0;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        putInto(out);
        return out.array();
    }

    void putInto(ByteBuffer out) {
        out.put((byte) kind.code()).putLong(index).putLong(batchStart).putLong(time).put(keyDigest.toBytes()).put(bodyDigest.toBytes());
    }
}
