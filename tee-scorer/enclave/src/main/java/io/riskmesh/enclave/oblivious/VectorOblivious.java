package io.riskmesh.enclave.oblivious;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The forest in 512-bit registers, for models of depth 6 at most: the 64 places of a tree are the lanes of one register. Needs
/// the module `jdk.incubator.vector`; compiled by C2 every operation is one or two instructions of fixed time.
public final class VectorOblivious implements PathKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
    private static final int LANES = RowCuts.LANES;
    private static final int PLACES = 64;
    private static final IntVector LANE = IntVector.zero(INTS).addIndex(1);

    private final BitMaskForest forest;
    private final boolean wide; // more than 64 features: their ranks take two registers

    /// @throws IllegalArgumentException for a forest deeper than 6
    public VectorOblivious(BitMaskForest forest) {
        if (forest.places != PLACES) {
            throw new IllegalArgumentException("Expected a depth of at most " + BitMaskForest.LEAST_DEPTH + ", got " + forest.depth);
        }
        this.forest = forest;
        this.wide = forest.features() > PLACES;
    }

    /// Whether this machine has 512-bit registers and this process uses them.
    static boolean isNative() {
        return ByteVector.SPECIES_PREFERRED.length() >= PLACES;
    }

    @Override
    public float margin(float[] features) {
        forest.checkWidth(features);
        byte[] ranks = ranks(features);
        ByteVector low = ByteVector.fromArray(BYTES, ranks, 0);
        return wide ? wideSum(low, ByteVector.fromArray(BYTES, ranks, PLACES)) : sum(low);
    }

    @Override
    public float margin(float[] features, int[] ways) {
        forest.checkWidth(features);
        byte[] ranks = ranks(features);
        ByteVector low = ByteVector.fromArray(BYTES, ranks, 0);
        ByteVector high = ByteVector.fromArray(BYTES, ranks, PLACES);
        float sum = 0f;
        for (int t = 0; t < ways.length; t++) {
            int at = t * PLACES;
            ByteVector chosen = ByteVector.fromArray(BYTES, forest.feature, at);
            int index = leaf(at, wide ? chosen.selectFrom(low, high) : chosen.selectFrom(low));
            ways[t] = PLACES + index;
            sum += value(at, index);
        }
        return sum;
    }

    @Override
    public String name() {
        return "vector-512";
    }

    private byte[] ranks(float[] features) {
        byte[] ranks = new byte[2 * PLACES];
        int[] from = forest.cuts.from;
        for (int f = 0; f < features.length; f++) {
            int bits = Float.floatToRawIntBits(features[f]);
            int key = RowCuts.key(bits);
            int rank = 1;
            for (int c = from[f]; c < from[f + 1]; c += LANES) {
                rank += IntVector.fromArray(INTS, forest.cuts.keys, c).compare(VectorOperators.LE, key).trueCount();
            }
            ranks[f] = (byte) (rank & ~RowCuts.missing(bits));
        }
        return ranks;
    }

    private float sum(ByteVector ranks) {
        float sum = 0f;
        for (int at = 0; at < forest.feature.length; at += PLACES) {
            sum += value(at, leaf(at, ByteVector.fromArray(BYTES, forest.feature, at).selectFrom(ranks)));
        }
        return sum;
    }

    private float wideSum(ByteVector low, ByteVector high) {
        float sum = 0f;
        for (int at = 0; at < forest.feature.length; at += PLACES) {
            sum += value(at, leaf(at, ByteVector.fromArray(BYTES, forest.feature, at).selectFrom(low, high)));
        }
        return sum;
    }

    /// Compares a tree's 64 ranks with its cuts and follows the turns.
    private int leaf(int at, ByteVector ranks) {
        long right = ranks.sub(ByteVector.fromArray(BYTES, forest.missingRight, at))
                .compare(VectorOperators.UGE, ByteVector.fromArray(BYTES, forest.cut, at)).toLong();
        int place = 1;
        place = 2 * place + (int) (right >>> place & 1);
        place = 2 * place + (int) (right >>> place & 1);
        place = 2 * place + (int) (right >>> place & 1);
        place = 2 * place + (int) (right >>> place & 1);
        place = 2 * place + (int) (right >>> place & 1);
        place = 2 * place + (int) (right >>> place & 1);
        return place - PLACES;
    }

    /// Reads all 64 leaves of a tree and keeps one.
    private float value(int at, int index) {
        IntVector kept = keep(at, index)
                .or(keep(at + LANES, index - LANES))
                .or(keep(at + 2 * LANES, index - 2 * LANES))
                .or(keep(at + 3 * LANES, index - 3 * LANES));
        return Float.intBitsToFloat(kept.reduceLanes(VectorOperators.OR));
    }

    private IntVector keep(int from, int lane) {
        VectorMask<Integer> chosen = LANE.compare(VectorOperators.EQ, lane);
        return IntVector.zero(INTS).blend(IntVector.fromArray(INTS, forest.leaf, from), chosen);
    }
}
