package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.coin.RowBlocks;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.incentive.quality.LabelQuality.RowMean;
import io.riskmesh.incentive.quality.ReportFlags;
import io.riskmesh.incentive.quality.RowOverlap;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.valuation.HoldoutSums;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.incentive.valuation.Valuation;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuationResult;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.ReportFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// From sealed inputs to a report: checks, then values, flags and each party's own statement. A function of its arguments; the
/// evaluator's process adds sessions and a signature.
public final class Evaluation {

    private final RunFacts facts;
    private final ModelLeaves model;
    private final List<EvaluationInput> inputs;

    private Evaluation(RunFacts facts, ModelLeaves model, List<EvaluationInput> inputs) {
        this.facts = facts;
        this.model = model;
        this.inputs = inputs;
    }

    /// @param coin as the gateways take it to be
    /// @param inputs one per participant, in their order
    /// @param opened the sums that training opened, by tree and leaf
    public static EvaluationResult of(RunFacts facts, Digest coin, ModelLeaves model, List<EvaluationInput> inputs,
            List<LeafSum> opened, TreeTasks tasks) {
        int trees = model.weights().size();
        InputChecks checks = new InputChecks(facts, model, List.copyOf(inputs), EvaluationInput.kept(opened, trees));
        try {
            checks.check(coin);
        } catch (RefusedEvaluation e) {
            return e.refusal();
        }
        return new Evaluation(facts, model, inputs.stream().map(input -> input.upTo(trees)).toList()).value(checks.isCutOff(), tasks);
    }

    private EvaluationResult value(boolean cutOff, TreeTasks tasks) {
        ValuationInput input = valuationInput();
        return switch (Valuation.of(input, facts.scheme().valuation(), facts.scheme().payout(), tasks)) {
            case ValuationResult.Refused refused -> new EvaluationResult.Refused(refused.reason(), refused.detail());
            case ValuationResult.Valued valued -> {
                RowOverlap overlap = overlap();
                List<PartyId> copies = facts.scheme().valuation().overlapControl() == OverlapControl.OFF ? List.of() : overlap.copies();
                List<ReportFlag> flags = ReportFlags.of(facts.scheme().payout(), input, valued.table(), copies, cutOff);
                yield new EvaluationResult.Evaluated(valued.table(), valued.effort(), flags, statements(overlap));
            }
        };
    }

    private RowOverlap overlap() {
        SortedMap<PartyId, List<Digest>> fingerprints = new TreeMap<>();
        inputs.forEach(input -> fingerprints.put(input.party(), input.fingerprints()));
        return new RowOverlap(fingerprints, facts.joined());
    }

    private SortedMap<PartyId, EvaluationResult.PartyStatement> statements(RowOverlap overlap) {
        SortedMap<PartyId, EvaluationResult.PartyStatement> statements = new TreeMap<>();
        int last = model.weights().size() - 1;
        for (EvaluationInput input : inputs) {
            LabelQuality labels = LabelQuality.of(facts.rule().scaleBits(), mean(input.blocks(), 0), mean(input.blocks(), last),
                    mean(input.holdout(), last));
            statements.put(input.party(), new EvaluationResult.PartyStatement(labels, overlap.sharedWith(input.party())));
        }
        return statements;
    }

    private static RowMean mean(List<LeafSum> sums, int tree) {
        return sums.stream().filter(sum -> sum.tree() == tree).map(sum -> new RowMean(sum.gradient(), sum.rows()))
                .reduce(new RowMean(0, 0), RowMean::plus);
    }

    private ValuationInput valuationInput() {
        List<Integer> owners = new ArrayList<>();
        List<Integer> firstBlocks = new ArrayList<>();
        List<Long> holdoutRows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            firstBlocks.add(owners.size());
            int blocks = inputs.get(i).blocks().stream().mapToInt(sum -> sum.block() + 1).max().orElse(0);
            for (int block = 0; block < blocks; block++) {
                owners.add(i);
            }
            holdoutRows.add(inputs.get(i).holdout().stream().filter(sum -> sum.tree() == 0).mapToLong(LeafSum::rows).sum());
        }
        long blockRows = RowBlocks.blockRows(facts.scheme().valuation().blockRowsMin(), facts.scheme().valuation().maxBlocks(),
                facts.rowBounds());
        return new ValuationInput(facts.rule(), facts.coin(), facts.participants(), owners, blockRows, holdoutRows, facts.rowBounds(),
                trees(owners.size(), firstBlocks));
    }

    private List<List<ValuedLeaf>> trees(int blocks, List<Integer> firstBlocks) {
        List<Tree> trees = model.weights().stream().map(weights -> new Tree(weights.size(), blocks, inputs.size())).toList();
        for (int i = 0; i < inputs.size(); i++) {
            for (LeafSum sum : inputs.get(i).blocks()) {
                Tree tree = trees.get(sum.tree());
                tree.g[sum.leaf()][firstBlocks.get(i) + sum.block()] = sum.gradient();
                tree.h[sum.leaf()][firstBlocks.get(i) + sum.block()] = sum.hessian();
            }
            for (LeafSum sum : inputs.get(i).holdout()) {
                Tree tree = trees.get(sum.tree());
                tree.heldG[sum.leaf()][i] = sum.gradient();
                tree.heldH[sum.leaf()][i] = sum.hessian();
            }
        }
        List<List<ValuedLeaf>> valued = new ArrayList<>();
        for (int t = 0; t < trees.size(); t++) {
            valued.add(trees.get(t).leaves(model.weights().get(t)));
        }
        return valued;
    }

    /// Shapes: [leaf][block] and [leaf][validator].
    private static final class Tree {
        private final long[][] g;
        private final long[][] h;
        private final long[][] heldG;
        private final long[][] heldH;

        private Tree(int leaves, int blocks, int banks) {
            g = new long[leaves][blocks];
            h = new long[leaves][blocks];
            heldG = new long[leaves][banks];
            heldH = new long[leaves][banks];
        }

        private List<ValuedLeaf> leaves(List<Long> weights) {
            List<ValuedLeaf> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < g.length; leaf++) {
                leaves.add(new ValuedLeaf(new LeafSums(g[leaf], h[leaf], weights.get(leaf)), new HoldoutSums(heldG[leaf], heldH[leaf])));
            }
            return leaves;
        }
    }
}
