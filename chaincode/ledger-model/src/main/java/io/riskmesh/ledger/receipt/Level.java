package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;

/// Roots of the complete subtrees of one height, from left to right. `hashes[32 * i .. 32 * i + 31]` is the i-th.
final class Level {

    private byte[] hashes = new byte[16 * TreeHash.LENGTH];
    private int count;

    int count() {
        return count;
    }

    /// Makes room for one more and gives its offset in [#hashes].
    int grow() {
        int at = count * TreeHash.LENGTH;
        if (at + TreeHash.LENGTH > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        count++;
        return at;
    }

    byte[] hashes() {
        return hashes;
    }

    Digest get(int index) {
        return Digest.fromBytes(Arrays.copyOfRange(hashes, index * TreeHash.LENGTH, (index + 1) * TreeHash.LENGTH));
    }
}
