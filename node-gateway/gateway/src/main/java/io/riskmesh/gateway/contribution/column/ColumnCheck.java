package io.riskmesh.gateway.contribution.column;

import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.valuation.HoldoutSums;
import io.riskmesh.incentive.valuation.Valuation;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recomputes a bank's own column of a report (design `incentive.md` section 4): its total follows from its holdout sums and the
/// model's leaves alone, so no evaluator can tell it another. How a column is divided among providers no bank can see.
public final class ColumnCheck {
    // A leaf is the model's where its rows' sums are not 0: one block that stands for them.
    private static final long[] NO_GRADIENT = {0};
    private static final long[] SOME_ROWS = {1};

    private ColumnCheck() {}

    /// @param kept by this bank of the report's run
    public static ColumnVerdict of(ContributionReport report, PartyId own, Optional<OwnRun> kept) {
        int column = report.parties().indexOf(own);
        if (column < 0) {
            return new ColumnVerdict.NoColumn();
        }
        if (!report.values().isConserved()) {
            return new ColumnVerdict.Differs(SettlementReason.MATRIX_NOT_CONSERVED, "a column does not add up to its total");
        }
        if (kept.isEmpty()) {
            return new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING);
        }
        OwnRun run = kept.get();
        if (!run.leafSumRoot().equals(report.inputRoots().get(column))) {
            // The contract holds the report's root to this bank's own transcript: what lies on this disk is not what was committed to.
            return new ColumnVerdict.Unchecked(SettlementReason.HOLDOUT_SUMS_MISSING);
        }
        return differs(LedgerReason.COIN_MISMATCH, "coin", report.coin(), run.coin())
                .or(() -> differs(SharedReason.DIGEST_MISMATCH, "model file", report.modelFileDigest(), run.modelFileDigest()))
                .orElseGet(() -> total(report.values().total().get(column), own, run));
    }

    private static Optional<ColumnVerdict> differs(ReasonCode code, String what, Digest reported, Digest own) {
        return reported.equals(own) ? Optional.empty()
                : Optional.of(new ColumnVerdict.Differs(code, what + ": reported " + reported + ", here " + own));
    }

    private static ColumnVerdict total(long reported, PartyId own, OwnRun run) {
        long recomputed = total(own, run);
        return recomputed == reported ? new ColumnVerdict.Verified(recomputed) : new ColumnVerdict.Differs(SettlementReason.COLUMN_DIFFERS,
                "total in nano-nats per holdout row: reported " + reported + ", here " + recomputed);
    }

    /// What the model is worth to this bank's holdout, in nano-nats per row.
    static long total(PartyId own, OwnRun run) {
        List<long[]> g = new ArrayList<>();
        List<long[]> h = new ArrayList<>();
        for (List<Long> tree : run.leafWeights()) {
            g.add(new long[tree.size()]);
            h.add(new long[tree.size()]);
        }
        long rows = 0;
        for (LeafSum sum : run.holdout()) {
            g.get(sum.tree())[sum.leaf()] = sum.gradient();
            h.get(sum.tree())[sum.leaf()] = sum.hessian();
            rows += sum.tree() == 0 ? sum.rows() : 0;
        }
        List<List<ValuedLeaf>> trees = new ArrayList<>();
        for (int tree = 0; tree < g.size(); tree++) {
            List<ValuedLeaf> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < g.get(tree).length; leaf++) {
                leaves.add(new ValuedLeaf(new LeafSums(NO_GRADIENT, SOME_ROWS, run.leafWeights().get(tree).get(leaf)),
                        new HoldoutSums(new long[] {g.get(tree)[leaf]}, new long[] {h.get(tree)[leaf]})));
            }
            trees.add(leaves);
        }
        return Valuation.total(new ValuationInput(run.rule(), run.coin(), List.of(own), List.of(0), 1, List.of(rows), List.of(1L), trees), 0);
    }
}
