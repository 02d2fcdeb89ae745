package io.riskmesh.benchmarks.incentive;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.valuation.HoldoutSums;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Leaf sums of a run that never was, of a size that is asked for: dense, every block in every leaf.
final class GeneratedSums {

    private static final LeafRule RULE = new LeafRule(23, 1L << 23, 0, 1L << 23, 0, 100_000, 0);
    private static final int ROWS = 30;

    private GeneratedSums() {}

    static ValuationInput of(int banks, int trees, int leaves, int blocks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<ValuedLeaf>> all = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            List<ValuedLeaf> valued = new ArrayList<>();
            for (int leaf = 0; leaf < leaves; leaf++) {
                valued.add(leaf(random, banks, blocks));
            }
            all.add(valued);
        }
        List<Integer> owners = IntStream.range(0, blocks).map(block -> block * banks / blocks).boxed().toList();
        List<PartyId> parties = IntStream.range(0, banks).mapToObj(i -> new PartyId("Bank" + (char) ('A' + i))).toList();
        return new ValuationInput(RULE, Digest.of("bench", new byte[] {(byte) seed}), parties, owners, 500,
                Collections.nCopies(banks, 10_000L), Collections.nCopies(banks, 1L << 17), all);
    }

    private static ValuedLeaf leaf(SplittableRandom random, int banks, int blocks) {
        long[] g = new long[blocks];
        long[] h = new long[blocks];
        long lean = random.nextLong(-1L << 21, 1L << 21);
        long gradient = 0;
        long hessian = 0;
        for (int block = 0; block < blocks; block++) {
            g[block] = ROWS * (lean + random.nextLong(-1L << 20, 1L << 20));
            h[block] = ROWS * random.nextLong(1L << 19, 1L << 21);
            gradient += g[block];
            hessian += h[block];
        }
        long[] heldG = new long[banks];
        long[] heldH = new long[banks];
        for (int j = 0; j < banks; j++) {
            heldG[j] = 150 * (lean + random.nextLong(-1L << 20, 1L << 20));
            heldH[j] = 150 * random.nextLong(1L << 19, 1L << 21);
        }
        return new ValuedLeaf(new LeafSums(g, h, new LeafWeight(RULE).of(gradient, hessian)), new HoldoutSums(heldG, heldH));
    }
}
