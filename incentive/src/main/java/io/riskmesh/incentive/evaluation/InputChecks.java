package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.coin.RowBlocks;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// What must hold before anything is valued (design `incentive.md` section 4). One lying bank breaks the sums; liars together can
/// move value within their own total only.
///
/// @param inputs in the order of the participants
/// @param opened the sums that training opened, by tree and leaf, all of block 0
record InputChecks(RunFacts facts, ModelLeaves model, List<EvaluationInput> inputs, List<LeafSum> opened) {

    private static final int LEAST_BANKS = 3;
    private static final long LEAF_TOLERANCE = 1L << LeafWeight.UNIT_BITS - 18;

    void check(Digest claimedCoin) throws RefusedEvaluation {
        RefusedEvaluation.unless(facts.participants().size() >= LEAST_BANKS, SharedReason.TOO_FEW_BANKS,
                "expected " + LEAST_BANKS + " banks, got " + facts.participants().size());
        RefusedEvaluation.unless(claimedCoin.equals(facts.coin()), LedgerReason.COIN_MISMATCH, "the coin does not follow from seal and block");
        RefusedEvaluation.unless(inputs.stream().map(EvaluationInput::party).toList().equals(facts.participants()),
                LedgerReason.COIN_MISMATCH, "the participants are " + facts.participants());
        RefusedEvaluation.unless(model.fileDigest().equals(facts.modelFileDigest()), SharedReason.DIGEST_MISMATCH,
                "the model's file has the digest " + model.fileDigest());
        for (int i = 0; i < inputs.size(); i++) {
            checkInput(inputs.get(i), facts.rowBounds().get(i), facts.leafSumRoots().get(i));
        }
        checkSums();
    }

    private void checkInput(EvaluationInput input, long rowBound, Digest root) throws RefusedEvaluation {
        PartyId party = input.party();
        RefusedEvaluation.unless(input.run().equals(facts.run()) && input.modelFileDigest().equals(facts.modelFileDigest()),
                SharedReason.DIGEST_MISMATCH, party + " speaks of another run or model");
        RefusedEvaluation.unless(input.root().equals(root), SettlementReason.INPUT_ROOT_MISMATCH,
                "the sums of " + party + " are not those under its last transcript");
        long blocks = Math.ceilDiv(rowBound, blockRows());
        EvaluationInput kept = input.upTo(model.weights().size());
        checkRange(party, kept.blocks(), rowBound, blocks);
        checkRange(party, kept.holdout(), rowBound, 1);
    }

    private long blockRows() {
        return RowBlocks.blockRows(facts.scheme().valuation().blockRowsMin(), facts.scheme().valuation().maxBlocks(), facts.rowBounds());
    }

    private void checkRange(PartyId party, List<LeafSum> sums, long rowBound, long blocks) throws RefusedEvaluation {
        long rows = 0;
        int tree = -1;
        for (LeafSum sum : sums) {
            rows = sum.tree() == tree ? rows : 0;
            tree = sum.tree();
            boolean placed = tree < model.weights().size() && sum.leaf() < model.weights().get(tree).size() && sum.block() < blocks;
            boolean bounded = sum.rows() <= rowBound - rows && magnitude(sum.gradient()) <= bound(sum.rows(), facts.gradientBound())
                    && sum.hessian() <= bound(sum.rows(), facts.hessianBound());
            RefusedEvaluation.unless(placed && bounded, SettlementReason.LEAF_SUM_OUT_OF_RANGE,
                    "a sum of " + party + " in tree " + tree + " cannot be one of its rows");
            rows += sum.rows();
        }
    }

    private static long magnitude(long value) {
        return value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
    }

    private static long bound(long rows, long each) {
        return rows > Long.MAX_VALUE / each ? Long.MAX_VALUE : rows * each;
    }

    private void checkSums() throws RefusedEvaluation {
        LeafWeight rule = new LeafWeight(facts.rule());
        LeafTotals trained = new LeafTotals(model.weights());
        inputs.forEach(input -> trained.add(input.upTo(model.weights().size()).blocks()));
        LeafTotals known = new LeafTotals(model.weights());
        RefusedEvaluation.unless(known.holds(opened), SettlementReason.SUMS_DIFFER_FROM_TRAINING, "opened sums of leaves that are not there");
        known.add(opened);
        for (int tree = 0; tree < model.weights().size(); tree++) {
            for (int leaf = 0; leaf < model.weights().get(tree).size(); leaf++) {
                RefusedEvaluation.unless(trained.equalsAt(known, tree, leaf), SettlementReason.SUMS_DIFFER_FROM_TRAINING,
                        "tree " + tree + ", leaf " + leaf + ": the banks' sums are not what training opened");
                long weight = rule.of(trained.gradient(tree, leaf), trained.hessian(tree, leaf));
                long apart = Math.abs(weight - model.weights().get(tree).get(leaf));
                RefusedEvaluation.unless(apart <= tolerance(), SettlementReason.LEAF_WEIGHT_MISMATCH,
                        "tree " + tree + ", leaf " + leaf + ": the file has another weight than its sums give");
            }
        }
    }

    /// Where leaves stand on a grid, sums at the edge of a step may round to either side.
    private long tolerance() {
        int grid = facts.rule().gridBits();
        return LEAF_TOLERANCE + (grid == 0 ? 0 : 1L << LeafWeight.UNIT_BITS - grid);
    }

    /// Whether all banks together met the cut-off of weights in some leaf.
    boolean isCutOff() {
        LeafWeight rule = new LeafWeight(facts.rule());
        return opened.stream().anyMatch(sum -> rule.isCutOff(sum.gradient(), sum.hessian()));
    }
}
