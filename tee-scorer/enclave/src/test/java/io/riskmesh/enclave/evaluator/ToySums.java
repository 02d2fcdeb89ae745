package io.riskmesh.enclave.evaluator;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.incentive.evaluation.RunFacts;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.InputBytes;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Leaf sums of a few banks over one tree of two leaves, with the model's file that they give.
final class ToySums {

    private static final long SEED = 8_108;
    private static final RunId RUN = new RunId("fraud", 1);
    private static final LeafRule RULE = new LeafRule(23, 1L << 23, 0, 0, 0, 100_000, 0);

    private final List<EvaluationInput> inputs = new ArrayList<>();
    private final byte[] modelFile;
    private final EvaluationInput opened;
    private final RunFacts facts;

    ToySums(List<PartyId> parties) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<LeafSum>> blocks = parties.stream().map(_ -> List.of(sum(random, 0), sum(random, 1))).toList();
        List<List<LeafSum>> holdout = parties.stream().map(_ -> List.of(sum(random, 0), sum(random, 1))).toList();
        List<LeafSum> total = List.of(total(blocks, 0), total(blocks, 1));
        LeafWeight rule = new LeafWeight(RULE);
        TreeBuilder tree = RegressionTree.builder();
        int root = tree.addRoot();
        tree.setStatistics(root, 0f, 2f, 0f);
        int left = tree.expand(root, 0, 0.5f, true);
        for (int leaf = 0; leaf < 2; leaf++) {
            tree.setStatistics(left + leaf, 0f, 1f, 0f);
            tree.setLeaf(left + leaf, (float) (rule.of(total.get(leaf).gradient(), total.get(leaf).hessian()) * 0x1p-26));
        }
        modelFile = XgboostModelFile.writeUbjson(new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(1), List.of(tree.build())));
        Digest file = Digest.ofFile(modelFile);
        for (int i = 0; i < parties.size(); i++) {
            byte[] salting = new byte[32];
            Arrays.fill(salting, (byte) (i + 1));
            inputs.add(new EvaluationInput(RUN, file, parties.get(i), OpaqueBytes.of(salting), blocks.get(i), holdout.get(i), List.of()));
        }
        opened = new EvaluationInput(RUN, file, parties.getFirst(), OpaqueBytes.of(new byte[32]), total, List.of(), List.of());
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 1, 0, 1_000_000, 0, "EUR", 1_000_000,
                List.of(new Funding(parties.getFirst(), 1_000_000)));
        facts = new RunFacts(RUN, parties.getFirst(), file, Digest.of("seed", new byte[0]), Digest.of("header", new byte[0]), 7,
                new SettlementScheme(parties.getFirst(), 0, 1, ValuationTerms.DEFAULT, payout, 0, 0), parties, parties,
                Collections.nCopies(parties.size(), 1_024L), inputs.stream().map(EvaluationInput::root).toList(), RULE, 0, 1L << 23, 1L << 21);
    }

    RunFacts facts() {
        return facts;
    }

    List<EvaluationInput> inputs() {
        return inputs;
    }

    EvaluationInput opened() {
        return opened;
    }

    /// As if one row more had been opened.
    byte[] otherOpened() {
        LeafSum first = opened.blocks().getFirst();
        LeafSum more = new LeafSum(0, 0, 0, first.gradient(), first.hessian(), first.rows() + 1);
        return InputBytes.encode(new EvaluationInput(RUN, opened.modelFileDigest(), opened.party(), opened.salting(),
                List.of(more, opened.blocks().getLast()), List.of(), List.of()));
    }

    byte[] modelFile() {
        return modelFile;
    }

    private static LeafSum sum(SplittableRandom random, int leaf) {
        long rows = 10L + random.nextInt(100);
        return new LeafSum(0, 0, leaf, rows * random.nextLong(-1L << 20, 1L << 20), rows * random.nextLong(1L << 19, 1L << 20), rows);
    }

    private static LeafSum total(List<List<LeafSum>> blocks, int leaf) {
        return new LeafSum(0, 0, leaf, blocks.stream().mapToLong(own -> own.get(leaf).gradient()).sum(),
                blocks.stream().mapToLong(own -> own.get(leaf).hessian()).sum(), blocks.stream().mapToLong(own -> own.get(leaf).rows()).sum());
    }
}
