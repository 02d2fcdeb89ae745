package io.riskmesh.incentive.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each lie of the design's section 4 has its code.
final class EvaluationTest {

    private final ToyRun run = new ToyRun();

    @Test
    void an_honest_run_is_valued_and_each_bank_is_told_of_its_labels() {
        EvaluationResult.Evaluated result = assertInstanceOf(EvaluationResult.Evaluated.class, run.evaluate());
        assertTrue(result.values().isConserved());
        assertEquals(run.facts().participants(), List.copyOf(result.statements().keySet()));
        assertTrue(result.statements().values().stream().allMatch(statement -> statement.labels().rows() > 0));
        assertTrue(result.flags().stream().allMatch(flag -> flag.code().equals("few_holdout_rows") || flag.code().equals("imprecise")));
    }

    @Test
    void a_changed_leaf_sum_is_no_longer_under_its_root() {
        refused(SettlementReason.INPUT_ROOT_MISMATCH, inputs -> changed(inputs, 0, sum ->
                new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.gradient() + 1, sum.hessian(), sum.rows())));
    }

    @Test
    void sums_that_were_changed_before_the_root_was_recorded_differ_from_training() {
        ToyRun lied = run.committedTo(changed(run.inputs(), 0, sum ->
                new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.gradient() + 1, sum.hessian(), sum.rows())));
        assertRefused(SettlementReason.SUMS_DIFFER_FROM_TRAINING, lied.evaluate());
    }

    @Test
    void blocks_beyond_those_of_the_row_bound_and_sums_beyond_those_of_the_rows_are_out_of_range() {
        ToyRun moved = run.committedTo(changed(run.inputs(), run.lastBlock(0), sum ->
                new LeafSum(sum.tree(), 4_000, sum.leaf(), sum.gradient(), sum.hessian(), sum.rows())));
        assertRefused(SettlementReason.LEAF_SUM_OUT_OF_RANGE, moved.evaluate());
        for (UnaryOperator<LeafSum> lie : List.<UnaryOperator<LeafSum>>of(
                sum -> new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.rows() << 24, sum.hessian(), sum.rows()),
                sum -> new LeafSum(sum.tree(), sum.block(), sum.leaf(), Long.MIN_VALUE, sum.hessian(), sum.rows()),
                sum -> new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.gradient(), sum.rows() << 22, sum.rows()),
                sum -> new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.gradient(), sum.hessian(), 1L << 40))) {
            assertRefused(SettlementReason.LEAF_SUM_OUT_OF_RANGE, run.committedTo(changed(run.inputs(), 0, lie)).evaluate());
        }
    }

    @Test
    void another_coin_other_banks_and_two_banks_are_refused() {
        assertRefused(LedgerReason.COIN_MISMATCH, Evaluation.of(run.facts(), Digest.of("x", new byte[0]), run.model(), run.inputs(),
                run.opened(), TreeTasks.INLINE));
        refused(LedgerReason.COIN_MISMATCH, inputs -> inputs.subList(0, 3));
        refused(LedgerReason.COIN_MISMATCH, List::reversed);
        assertRefused(SharedReason.TOO_FEW_BANKS, new ToyRun(2).evaluate());
    }

    @Test
    void a_foreign_model_file_or_leaf_is_refused() {
        ModelLeaves foreign = new ModelLeaves(Digest.of("x", new byte[0]), run.model().weights());
        assertRefused(SharedReason.DIGEST_MISMATCH, run.evaluate(foreign, run.inputs(), run.opened()));
        List<List<Long>> weights = new ArrayList<>(run.model().weights());
        List<Long> tree = new ArrayList<>(weights.getFirst());
        tree.set(0, tree.getFirst() + (1L << 9));
        weights.set(0, tree);
        assertRefused(SettlementReason.LEAF_WEIGHT_MISMATCH,
                run.evaluate(new ModelLeaves(run.model().fileDigest(), weights), run.inputs(), run.opened()));
    }

    @Test
    void opened_sums_that_are_not_those_of_training_are_refused() {
        List<LeafSum> opened = new ArrayList<>(run.opened());
        LeafSum first = opened.getFirst();
        opened.set(0, new LeafSum(first.tree(), 0, first.leaf(), first.gradient(), first.hessian() + 1, first.rows()));
        assertRefused(SettlementReason.SUMS_DIFFER_FROM_TRAINING, run.evaluate(run.model(), run.inputs(), opened));
        opened.set(0, new LeafSum(9_999, 0, 0, 1, 1, 1));
        assertRefused(SettlementReason.SUMS_DIFFER_FROM_TRAINING, run.evaluate(run.model(), run.inputs(), opened));
    }

    @Test
    void two_banks_that_move_sums_between_them_change_no_total_and_little_of_the_others() {
        ToyRun moved = run.withMovedSums(0, 1, 20);
        EvaluationResult.Evaluated honest = assertInstanceOf(EvaluationResult.Evaluated.class, run.evaluate());
        EvaluationResult.Evaluated lied = assertInstanceOf(EvaluationResult.Evaluated.class, moved.evaluate());
        assertEquals(honest.values().total(), lied.values().total());
    }

    @Test
    void a_copy_is_flagged_by_fingerprints() {
        EvaluationResult.Evaluated result = assertInstanceOf(EvaluationResult.Evaluated.class, run.withFingerprintsOf(2, 1).evaluate());
        assertTrue(result.flags().contains(new ReportFlag(new PartyId("B2"), "copy")));
        assertEquals(50L, result.statements().get(new PartyId("B2")).shared().get(new PartyId("B1")));
    }

    private void refused(ReasonCode code, UnaryOperator<List<EvaluationInput>> lie) {
        assertRefused(code, run.evaluate(run.model(), lie.apply(run.inputs()), run.opened()));
    }

    private static void assertRefused(ReasonCode code, EvaluationResult result) {
        assertEquals(code, assertInstanceOf(EvaluationResult.Refused.class, result).reason());
    }

    /// The first bank's input with one sum changed.
    private static List<EvaluationInput> changed(List<EvaluationInput> inputs, int at, UnaryOperator<LeafSum> lie) {
        List<EvaluationInput> changed = new ArrayList<>(inputs);
        List<LeafSum> sums = new ArrayList<>(inputs.getFirst().blocks());
        sums.set(at, lie.apply(sums.get(at)));
        changed.set(0, ToyRun.with(inputs.getFirst(), sums));
        return changed;
    }
}
