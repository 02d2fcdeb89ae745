package io.riskmesh.securesum.sharing;

import io.riskmesh.securesum.octets.Secret;
import java.nio.ByteBuffer;
import java.util.Map;

/// Shamir's secret sharing of 32-byte seeds, byte by byte over GF(2^8) (Shamir, How to Share a Secret, 1979).
/// Fewer than t shares say nothing about the seed; any t give it back.
public final class SeedSharing {
    public static final int SEED_BYTES = 32;

    private SeedSharing() {}

    /// The share at `x` of the polynomial seed + c1 x + ... + c(t-1) x^(t-1).
    ///
    /// @param coefficients t - 1 uniform seeds, the same for every x
    /// @param x the recipient's index, 1..255
    public static Secret share(Secret seed, Secret[] coefficients, int x) {
        checkIndex(x);
        long[] value = new long[SEED_BYTES / Long.BYTES];
        for (int c = coefficients.length - 1; c >= 0; c--) {
            addInto(value, coefficients[c]);
            scale(value, x);
        }
        addInto(value, seed);
        return seed(value);
    }

    /// The seed behind the shares: Lagrange interpolation at 0.
    ///
    /// @param shares by the recipient's index; exactly those given are used, so pass t of them
    public static Secret reconstruct(Map<Integer, Secret> shares) {
        long[] value = new long[SEED_BYTES / Long.BYTES];
        for (Map.Entry<Integer, Secret> share : shares.entrySet()) {
            long[] term = new long[value.length];
            addInto(term, share.getValue());
            scale(term, weight(share.getKey(), shares.keySet()));
            for (int i = 0; i < value.length; i++) {
                value[i] ^= term[i];
            }
        }
        return seed(value);
    }

    // Indexes are public; only the seeds are not.
    private static int weight(int x, Iterable<Integer> all) {
        checkIndex(x);
        int weight = 1;
        for (int other : all) {
            if (other != x) {
                weight = GaloisField256.multiply(
                        weight, GaloisField256.multiply(other, GaloisField256.invert(other ^ x)));
            }
        }
        return weight;
    }

    private static void checkIndex(int x) {
        if (x < 1 || x > 255) {
            throw new IllegalArgumentException("Expected a share index of 1..255, got " + x);
        }
    }

    private static void addInto(long[] value, Secret seed) {
        if (seed.length() != SEED_BYTES) {
            throw new IllegalArgumentException("Expected a seed of 32 bytes, got " + seed.length());
        }
        ByteBuffer bytes = ByteBuffer.wrap(seed.reveal());
        for (int i = 0; i < value.length; i++) {
            value[i] ^= bytes.getLong(i * Long.BYTES);
        }
    }

    private static void scale(long[] value, int element) {
        for (int i = 0; i < value.length; i++) {
            value[i] = GaloisField256.multiplyLanes(value[i], element);
        }
    }

    private static Secret seed(long[] value) {
        ByteBuffer bytes = ByteBuffer.allocate(SEED_BYTES);
        for (long part : value) {
            bytes.putLong(part);
        }
        return Secret.wrap(bytes.array());
    }
}
