package io.riskmesh.gateway.scoring.idempotency;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;

/// A Bloom filter over digests, for one hour: says of a key that it was not seen in it, or that it may have been. 12 bits a key
/// give about 0.3 % of wrong "may have been" with 8 probes. Not thread-safe.
final class HourFilter {
    private static final int PROBES = 8;
    private static final int BITS_PER_KEY = 12;

    private final long hour;
    private final long[] words;

    /// @param hour since the epoch
    /// @param keys that are expected; more only make more look-ups
    HourFilter(long hour, int keys) {
        this.hour = hour;
        this.words = new long[Math.max(1, Math.ceilDiv(keys * BITS_PER_KEY, Long.SIZE))];
    }

    long hour() {
        return hour;
    }

    void add(Digest key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.toBytes());
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(bytes, i);
            words[bit >>> 6] |= 1L << bit;
        }
    }

    boolean mayHold(Digest key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.toBytes());
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(bytes, i);
            if ((words[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    // A digest is uniform already: its eight words are as good as eight hashes.
    private int bit(ByteBuffer digest, int probe) {
        return (int) ((digest.getInt(probe * Integer.BYTES) & 0xFFFFFFFFL) % ((long) words.length * Long.SIZE));
    }
}
