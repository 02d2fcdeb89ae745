package io.riskmesh.gateway.contribution.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.valuation.HoldoutSums;
import io.riskmesh.incentive.valuation.Valuation;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.incentive.valuation.ValuationResult;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A bank's column of a report that the evaluator's own class made, against what the bank recomputes from its part alone.
final class ColumnCheckTest {
    private static final long SEED = 4_711;
    private static final int TREES = 5;
    private static final int LEAVES = 4;
    private static final int BLOCKS_EACH = 3;
    private static final long ROWS = 600;
    private static final LeafRule RULE = new LeafRule(23, 1L << 23, 0, 1L << 23, 0, 100_000, 0);
    private static final List<PartyId> BANKS = List.of(new PartyId("AlderMSP"), new PartyId("BirchMSP"), new PartyId("CedarMSP"));
    private static final Digest COIN = Digest.of("coin", new byte[] {1});
    private static final Digest FILE = Digest.of("file", new byte[] {1});
    private static final PayoutTerms PAYOUT = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 500, 0, PayoutTerms.MILLION, 0, "EUR", 1,
            List.of(new Funding(BANKS.getFirst(), PayoutTerms.MILLION)));

    private final ValuationInput input = input();
    private final ContributionReport report = report(((ValuationResult.Valued) Valuation.of(input, ValuationTerms.DEFAULT, PAYOUT,
            (count, task) -> IntStream.range(0, count).forEach(task))));

    private static ValuationInput input() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<ValuedLeaf>> trees = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            List<ValuedLeaf> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                leaves.add(leaf(random));
            }
            trees.add(leaves);
        }
        List<Integer> owners = IntStream.range(0, BANKS.size() * BLOCKS_EACH).map(block -> block / BLOCKS_EACH).boxed().toList();
        return new ValuationInput(RULE, COIN, BANKS, owners, 500, Collections.nCopies(BANKS.size(), ROWS),
                Collections.nCopies(BANKS.size(), 4_096L), trees);
    }

    private static ValuedLeaf leaf(SplittableRandom random) {
        long lean = random.nextLong(-1L << 21, 1L << 21);
        long[] g = random.longs((long) BANKS.size() * BLOCKS_EACH, -1L << 20, 1L << 20).map(each -> 100 * (lean + each)).toArray();
        long[] h = random.longs((long) BANKS.size() * BLOCKS_EACH, 1L << 19, 1L << 21).map(each -> 100 * each).toArray();
        long[] heldG = random.longs(BANKS.size(), -1L << 20, 1L << 20).map(each -> 150 * (lean + each)).toArray();
        long[] heldH = random.longs(BANKS.size(), 1L << 19, 1L << 21).map(each -> 150 * each).toArray();
        long weight = new LeafWeight(RULE).of(Arrays.stream(g).sum(), Arrays.stream(h).sum());
        return new ValuedLeaf(new LeafSums(g, h, weight), new HoldoutSums(heldG, heldH));
    }

    private static ContributionReport report(ValuationResult.Valued valued) {
        return new ContributionReport(BANKS.getFirst(), 5, new RunId("fraud", 1), FILE, COIN, 3, 1, BANKS.getFirst() + ".evaluator-1", 1,
                Assurance.SIMULATED, BANKS, BANKS.stream().map(ColumnCheckTest::root).toList(), valued.effort(), valued.table(), List.of(),
                OpaqueBytes.of(new byte[0]));
    }

    private static Digest root(PartyId bank) {
        return Digest.of("root", bank.value().getBytes(StandardCharsets.US_ASCII));
    }

    private OwnRun own(int bank) {
        List<List<Long>> weights = new ArrayList<>();
        List<LeafSum> holdout = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            List<ValuedLeaf> leaves = input.trees().get(tree);
            weights.add(leaves.stream().map(leaf -> leaf.training().fullWeight()).toList());
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                holdout.add(new LeafSum(tree, 0, leaf, leaves.get(leaf).holdout().gradient(bank), leaves.get(leaf).holdout().hessian(bank),
                        ROWS / LEAVES));
            }
        }
        return new OwnRun(COIN, FILE, root(BANKS.get(bank)), RULE, weights, holdout);
    }

    private String verdict(ContributionReport of, int bank, OwnRun kept) {
        return switch (ColumnCheck.of(of, BANKS.get(bank), Optional.of(kept))) {
            case ColumnVerdict.Verified(long total) -> total == of.values().total().get(bank) ? "verified" : "verified another number";
            case ColumnVerdict.Differs(var code, String _) -> code.code();
            case ColumnVerdict.Unchecked(var code) -> "unchecked " + code.code();
            case ColumnVerdict.NoColumn _ -> "none";
        };
    }

    @Test
    void each_bank_recomputes_its_total_from_its_holdout_sums_and_the_models_leaves_alone() {
        System.out.println("seed " + SEED);
        for (int bank = 0; bank < BANKS.size(); bank++) {
            assertEquals("verified", verdict(report, bank, own(bank)));
        }
        OwnRun foreign = own(1);
        assertEquals("column_differs", verdict(report, 0, new OwnRun(COIN, FILE, root(BANKS.getFirst()), RULE, foreign.leafWeights(), foreign.holdout())));
    }

    @Test
    void a_total_that_is_off_by_one_a_foreign_model_coin_or_root_and_a_table_that_does_not_add_up_are_told_apart() {
        ValueTable table = report.values();
        List<List<Long>> moved = new ArrayList<>(table.value());
        List<Long> row = new ArrayList<>(moved.getFirst());
        row.set(1, row.get(1) + 1);
        moved.set(0, row);
        List<List<Long>> movedBanks = new ArrayList<>(table.bankLevel());
        List<Long> bankRow = new ArrayList<>(movedBanks.getFirst());
        bankRow.set(1, bankRow.get(1) + 1);
        movedBanks.set(0, bankRow);
        List<Long> total = new ArrayList<>(table.total());
        total.set(1, total.get(1) + 1);
        assertEquals("column_differs", verdict(with(new ValueTable(moved, total, table.standardError(), movedBanks)), 1, own(1)));
        assertEquals("verified", verdict(with(new ValueTable(moved, total, table.standardError(), movedBanks)), 0, own(0)), "another's column");
        assertEquals("matrix_not_conserved", verdict(with(new ValueTable(moved, table.total(), table.standardError(), table.bankLevel())), 0, own(0)));
        OwnRun own = own(0);
        Digest other = Digest.of("other", new byte[0]);
        assertEquals("coin_mismatch", verdict(report, 0, new OwnRun(other, FILE, own.leafSumRoot(), RULE, own.leafWeights(), own.holdout())));
        assertEquals("digest_mismatch", verdict(report, 0, new OwnRun(COIN, other, own.leafSumRoot(), RULE, own.leafWeights(), own.holdout())));
        assertEquals("unchecked holdout_sums_missing", verdict(report, 0, new OwnRun(COIN, FILE, other, RULE, own.leafWeights(), own.holdout())));
    }

    @Test
    void who_kept_nothing_or_took_no_part_says_so() {
        ColumnVerdict.Unchecked unchecked = assertInstanceOf(ColumnVerdict.Unchecked.class,
                ColumnCheck.of(report, BANKS.getFirst(), Optional.empty()));
        assertEquals("holdout_sums_missing", unchecked.code().code());
        assertInstanceOf(ColumnVerdict.NoColumn.class, ColumnCheck.of(report, new PartyId("DoverMSP"), Optional.empty()));
    }

    private ContributionReport with(ValueTable values) {
        return new ContributionReport(report.by(), report.at(), report.run(), report.modelFileDigest(), report.coin(), report.coinBlock(),
                report.schemeSeq(), report.instance(), report.epoch(), report.assurance(), report.parties(), report.inputRoots(), report.effort(),
                values, report.flags(), report.signature());
    }
}
