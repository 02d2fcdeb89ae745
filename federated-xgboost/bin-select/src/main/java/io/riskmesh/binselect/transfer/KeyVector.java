package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.cipher.EntropyStream;
import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;

/// The group of ML-KEM-768's public vectors: 768 coefficients modulo q = 3,329, each in 12 bits as `ByteEncode12` of FIPS 203
/// packs them, 1,152 bytes.
final class KeyVector {
    static final int BYTES = 1152;
    private static final int Q = 3329;

    private KeyVector() {}

    static byte[] add(byte[] a, byte[] b) {
        byte[] sum = new byte[BYTES];
        for (int i = 0; i < 2 * BYTES / 3; i++) {
            put(sum, i, Math.floorMod(get(a, i) + get(b, i), Q));
        }
        return sum;
    }

    static byte[] subtract(byte[] a, byte[] b) {
        byte[] difference = new byte[BYTES];
        for (int i = 0; i < 2 * BYTES / 3; i++) {
            put(difference, i, Math.floorMod(get(a, i) - get(b, i), Q));
        }
        return difference;
    }

    static boolean isCanonical(byte[] vector) {
        for (int i = 0; i < 2 * BYTES / 3; i++) {
            if (get(vector, i) >= Q) {
                return false;
            }
        }
        return true;
    }

    /// A vector that is uniform if the stream is: 12-bit words, those of q and above thrown away.
    static byte[] uniform(EntropyStream stream) {
        byte[] vector = new byte[BYTES];
        int filled = 0;
        while (filled < 2 * BYTES / 3) {
            byte[] words = stream.bytes(BYTES);
            for (int i = 0; i < 2 * BYTES / 3 && filled < 2 * BYTES / 3; i++) {
                int word = get(words, i);
                if (word < Q) {
                    put(vector, filled++, word);
                }
            }
        }
        return vector;
    }

    /// The random oracle onto vectors, by SHA-256 and AES-CTR.
    static byte[] hash(Octets pair, int transfer, int branch, byte[] matrixSeed, byte[] other) {
        Enc question = Enc.of("base-key").octets(pair).u16(transfer).u16(branch).bytes(matrixSeed).bytes(other);
        Secret digest = Secret.wrap(Hashes.sha256(question.toBytes()));
        return uniform(EntropyStream.of(digest, Enc.of("vector")));
    }

    private static int get(byte[] packed, int index) {
        int at = (index >> 1) * 3;
        return (index & 1) == 0
                ? (packed[at] & 0xFF) | (packed[at + 1] & 0x0F) << 8
                : (packed[at + 1] & 0xFF) >>> 4 | (packed[at + 2] & 0xFF) << 4;
    }

    // Written in ascending order into zeros.
    private static void put(byte[] packed, int index, int value) {
        int at = (index >> 1) * 3;
        if ((index & 1) == 0) {
            packed[at] = (byte) value;
            packed[at + 1] = (byte) (value >>> 8);
        } else {
            packed[at + 1] |= (byte) (value << 4);
            packed[at + 2] = (byte) (value >>> 4);
        }
    }
}
