package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationTerms;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A run of a few banks and two small trees whose sums fit together.
final class ToyRun {

    private static final long SEED = 8_107;
    private static final RunId RUN = new RunId("fraud", 1);
    private static final Digest FILE = Digest.of("file", new byte[0]);
    private static final LeafRule RULE = new LeafRule(23, 1L << 23, 0, 0, 0, 100_000, 0);
    private static final int LEAVES = 3;
    private static final int TREES = 2;

    private final List<EvaluationInput> inputs;
    private final List<LeafSum> opened;
    private final RunFacts facts;
    private final ModelLeaves model;

    ToyRun() {
        this(4);
    }

    ToyRun(int banks) {
        this(drawn(banks));
    }

    private ToyRun(List<EvaluationInput> inputs) {
        this(inputs, sums(inputs));
    }

    private ToyRun(List<EvaluationInput> inputs, List<LeafSum> opened) {
        this.inputs = inputs;
        this.opened = opened;
        List<PartyId> parties = inputs.stream().map(EvaluationInput::party).toList();
        facts = new RunFacts(RUN, parties.getFirst(), FILE, Digest.of("seed", new byte[0]), Digest.of("header", new byte[0]), 7, scheme(), parties, parties,
                Collections.nCopies(parties.size(), 2_048L), inputs.stream().map(EvaluationInput::root).toList(), RULE, 0, 1L << 23, 1L << 21);
        LeafWeight rule = new LeafWeight(RULE);
        model = new ModelLeaves(FILE, IntStream.range(0, TREES).mapToObj(tree -> opened.stream().filter(sum -> sum.tree() == tree)
                .map(sum -> rule.of(sum.gradient(), sum.hessian())).toList()).toList());
    }

    /// The same training, with these inputs under the recorded roots.
    ToyRun committedTo(List<EvaluationInput> lied) {
        return new ToyRun(lied, opened);
    }

    /// Sums of two banks' first blocks are moved from one to the other, which leaves all that training opened as it was.
    ToyRun withMovedSums(int from, int to, long amount) {
        List<EvaluationInput> moved = new ArrayList<>(inputs);
        moved.set(from, with(inputs.get(from), shifted(inputs.get(from).blocks(), -amount)));
        moved.set(to, with(inputs.get(to), shifted(inputs.get(to).blocks(), amount)));
        return new ToyRun(moved, opened);
    }

    private static List<LeafSum> shifted(List<LeafSum> sums, long amount) {
        List<LeafSum> changed = new ArrayList<>(sums);
        LeafSum first = sums.getFirst();
        changed.set(0, new LeafSum(first.tree(), first.block(), first.leaf(), first.gradient() + amount, first.hessian(), first.rows()));
        return changed;
    }

    ToyRun withFingerprintsOf(int copier, int of) {
        List<EvaluationInput> all = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int rows = i == copier ? of : i;
            List<Digest> prints = IntStream.range(0, 50)
                    .mapToObj(row -> Digest.of("row", ByteBuffer.allocate(8).putInt(rows).putInt(row).array())).toList();
            EvaluationInput input = inputs.get(i);
            all.add(new EvaluationInput(input.run(), input.modelFileDigest(), input.party(), input.salting(), input.blocks(),
                    input.holdout(), prints));
        }
        return new ToyRun(all, opened);
    }

    static EvaluationInput with(EvaluationInput input, List<LeafSum> blocks) {
        return new EvaluationInput(input.run(), input.modelFileDigest(), input.party(), input.salting(), blocks, input.holdout(),
                input.fingerprints());
    }

    EvaluationResult evaluate() {
        return evaluate(model, inputs, opened);
    }

    EvaluationResult evaluate(ModelLeaves leaves, List<EvaluationInput> given, List<LeafSum> sums) {
        return Evaluation.of(facts, facts.coin(), leaves, given, sums, TreeTasks.INLINE);
    }

    List<EvaluationInput> inputs() {
        return inputs;
    }

    List<LeafSum> opened() {
        return opened;
    }

    RunFacts facts() {
        return facts;
    }

    ModelLeaves model() {
        return model;
    }

    /// The place of the last sum of the last block of a tree, so that a larger block keeps the order.
    int lastBlock(int tree) {
        List<LeafSum> sums = inputs.getFirst().blocks();
        return IntStream.range(0, sums.size()).filter(i -> sums.get(i).tree() == tree).max().orElseThrow();
    }

    private static SettlementScheme scheme() {
        PartyId payer = new PartyId("B0");
        ValuationTerms valuation = new ValuationTerms(100_000, HoldoutMode.RANDOM, 500, 200, 2_000, 1L << 40, OverlapControl.REPORT);
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 10, 0, 1_000_000, 0, "EUR", 1_000_000,
                List.of(new Funding(payer, 1_000_000)));
        return new SettlementScheme(payer, 0, 1, valuation, payout, 0, 0);
    }

    private static List<EvaluationInput> drawn(int banks) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<EvaluationInput> inputs = new ArrayList<>();
        for (int bank = 0; bank < banks; bank++) {
            List<LeafSum> blocks = new ArrayList<>();
            List<LeafSum> holdout = new ArrayList<>();
            for (int tree = 0; tree < TREES; tree++) {
                for (int block = 0; block < 2; block++) {
                    for (int leaf = 0; leaf < LEAVES; leaf++) {
                        blocks.add(sum(random, tree, block, leaf, 100));
                    }
                }
                for (int leaf = 0; leaf < LEAVES; leaf++) {
                    holdout.add(sum(random, tree, 0, leaf, 20));
                }
            }
            byte[] salting = new byte[32];
            random.nextBytes(salting);
            inputs.add(new EvaluationInput(RUN, FILE, new PartyId("B" + bank), OpaqueBytes.of(salting), blocks, holdout, List.of()));
        }
        return inputs;
    }

    private static LeafSum sum(SplittableRandom random, int tree, int block, int leaf, int most) {
        long rows = 1L + random.nextInt(most);
        long lean = (leaf - 1L) << 20;
        return new LeafSum(tree, block, leaf, rows * (lean + random.nextLong(-1L << 19, 1L << 19)), rows * random.nextLong(1L << 19, 1L << 20), rows);
    }

    private static List<LeafSum> sums(List<EvaluationInput> inputs) {
        List<LeafSum> opened = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                int t = tree;
                int l = leaf;
                List<LeafSum> here = inputs.stream().flatMap(input -> input.blocks().stream()).filter(sum -> sum.tree() == t && sum.leaf() == l).toList();
                opened.add(new LeafSum(tree, 0, leaf, here.stream().mapToLong(LeafSum::gradient).sum(),
                        here.stream().mapToLong(LeafSum::hessian).sum(), here.stream().mapToLong(LeafSum::rows).sum()));
            }
        }
        return opened;
    }
}
