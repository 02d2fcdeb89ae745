package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.shapley.Games;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Inputs of valuations, drawn by chance.
final class Inputs {

    static final ValuationTerms FEW = new ValuationTerms(100_000, HoldoutMode.RANDOM, 100, 200, 2_000, 1L << 40, OverlapControl.REPORT);
    static final PayoutTerms MEAN = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 0, 0, 1_000_000, 0, "EUR", Long.MAX_VALUE,
            List.of(new Funding(new PartyId("B10"), 1_000_000)));

    private Inputs() {}

    static ValuationInput draw(SplittableRandom random, int banks, int blocks, int trees, int leaves) {
        LeafRule rule = Games.rule(random);
        List<Integer> owners = IntStream.range(0, blocks).map(_ -> random.nextInt(banks)).sorted().boxed().toList();
        List<List<ValuedLeaf>> all = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            all.add(Stream.generate(() -> leaf(random, rule, banks, blocks)).limit(leaves).toList());
        }
        return new ValuationInput(rule, coin(random), parties(banks), owners, 500, longs(random, banks, 1, 100_000),
                IntStream.range(0, banks).mapToObj(_ -> 1L << random.nextInt(20)).toList(), all);
    }

    static List<PartyId> parties(int banks) {
        return IntStream.range(0, banks).mapToObj(i -> new PartyId("B" + (10 + i))).toList();
    }

    static Digest coin(SplittableRandom random) {
        byte[] bytes = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(bytes);
        return Digest.fromBytes(bytes);
    }

    private static ValuedLeaf leaf(SplittableRandom random, LeafRule rule, int banks, int blocks) {
        long[] g = new long[banks];
        long[] h = new long[banks];
        for (int j = 0; j < banks; j++) {
            g[j] = random.nextLong(-1L << 33, 1L << 33);
            h[j] = random.nextLong(1L << 31);
        }
        return new ValuedLeaf(Games.leaf(random, rule, blocks), new HoldoutSums(g, h));
    }

    private static List<Long> longs(SplittableRandom random, int n, long least, long most) {
        return Stream.generate(() -> random.nextLong(least, most)).limit(n).toList();
    }
}
