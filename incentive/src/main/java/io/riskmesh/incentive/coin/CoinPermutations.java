package io.riskmesh.incentive.coin;

import io.riskmesh.incentive.shapley.Permutations;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Orders of players that follow from the coin, so that any replica repeats them: Fisher-Yates with rejection over
/// SHA-256(HMAC(coin, "permutation") || counter). Each tree has a stretch of counters of its own, so that the errors of
/// different trees are independent and trees may be valued side by side. Immutable, thread-safe.
public final class CoinPermutations {

    private final byte[] seed;

    public CoinPermutations(Digest coin) {
        seed = new CoinBytes(coin).seed("permutation");
    }

    /// @param tree whose stretch of numbers is used
    /// @param players at most 65,536
    /// @param pairs of an order and its reverse
    public Permutations of(int tree, int players, int pairs) {
        Numbers numbers = new Numbers((long) tree << Integer.SIZE);
        int[][] orders = new int[pairs][players];
        for (int[] order : orders) {
            for (int i = 0; i < players; i++) {
                order[i] = i;
            }
            for (int i = players - 1; i > 0; i--) {
                int other = numbers.below(i + 1);
                int moved = order[i];
                order[i] = order[other];
                order[other] = moved;
            }
        }
        return new Permutations(orders);
    }

    /// A stream of unsigned 32-bit numbers.
    private final class Numbers {
        private final MessageDigest sha = CoinBytes.sha256();
        private long counter;
        private ByteBuffer block = ByteBuffer.allocate(0);

        private Numbers(long counter) {
            this.counter = counter;
        }

        /// Uniform in 0..bound-1: what would favour small numbers is thrown away.
        private int below(int bound) {
            long fair = (1L << Integer.SIZE) / bound * bound;
            long number = next();
            while (number >= fair) {
                number = next();
            }
            return (int) (number % bound);
        }

        private long next() {
            if (!block.hasRemaining()) {
                sha.update(seed);
                block = ByteBuffer.wrap(sha.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array()));
            }
            return Integer.toUnsignedLong(block.getInt());
        }
    }
}
