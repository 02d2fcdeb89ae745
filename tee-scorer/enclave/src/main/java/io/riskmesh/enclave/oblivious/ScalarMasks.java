package io.riskmesh.enclave.oblivious;

/// The steps that all plain kernels share: a row's keys, a tree's mask of right turns, the leaf it leads to. No index into an
/// array and no branch depends on a row; shifts by a secret amount are one instruction of fixed time. Immutable, thread-safe.
final class ScalarMasks {

    private static final int CUT_BITS = 8;

    private final BitMaskForest forest;
    private final char[] node; // [tree][place]: key index << 8 | cut rank - d

    ScalarMasks(BitMaskForest forest) {
        this.forest = forest;
        node = new char[forest.feature.length];
        for (int i = 0; i < node.length; i++) {
            int key = 2 * forest.feature[i] + forest.missingRight[i];
            node[i] = (char) (key << CUT_BITS | forest.cut[i] & 0xFF);
        }
    }

    int words() {
        return forest.places / Long.SIZE;
    }

    /// Two keys of each feature: its rank, and its rank - 1 as an unsigned byte for nodes that send missing values right.
    int[] keys(float[] features) {
        int[] keys = new int[2 * features.length];
        for (int f = 0; f < features.length; f++) {
            int rank = forest.cuts.rank(f, features[f]);
            keys[2 * f] = rank;
            keys[2 * f + 1] = rank - 1 & 0xFF;
        }
        return keys;
    }

    /// One bit per place: whether the row goes right there, also off its path.
    void write(int tree, int[] keys, long[] words) {
        int at = tree * forest.places;
        for (int w = 0; w < words.length; w++) {
            long left = 0;
            for (int i = 0; i < Long.SIZE; i++) {
                int n = node[at + i];
                left |= (long) (keys[n >>> CUT_BITS] - (n & 0xFF) >>> 31) << i;
            }
            words[w] = ~left;
            at += Long.SIZE;
        }
    }

    /// Which leaf the right turns lead to.
    int leafIndex(long[] words) {
        int place = 1;
        long word = words[0];
        for (int level = 0; level < BitMaskForest.LEAST_DEPTH; level++) {
            place = 2 * place + (int) (word >>> place & 1);
        }
        if (words.length > 1) { // places 64..127
            place = 2 * place + (int) (words[1] >>> place & 1);
        }
        if (words.length > 2) { // places 128..255, in two words: both are read
            long second = -(long) (place >>> 6 & 1);
            place = 2 * place + (int) ((words[2] & ~second | words[3] & second) >>> place & 1);
        }
        return place - forest.places;
    }

    /// Reads all leaves of a tree and keeps one.
    float leafValue(int tree, int index) {
        int at = tree * forest.places;
        int bits = 0;
        for (int i = 0; i < forest.places; i++) {
            bits |= forest.leaf[at + i] & ((i ^ index) - 1 >> 31);
        }
        return Float.intBitsToFloat(bits);
    }
}
