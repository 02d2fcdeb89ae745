package io.riskmesh.federation.rules;

import static io.riskmesh.federation.rules.SurvivorRulesTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.TrainingReason;
import org.junit.jupiter.api.Test;

/// R7, R8 and R10: who receives sums, the first tree, and counts outside trees.
final class OpeningRulesTest {

    private static final PartyId OPENER = new PartyId("bank-0");
    private static final PartyId MEMBER = new PartyId("bank-1");
    private static final PrivacyParameters DEFAULT = PrivacyParameters.DEFAULT;

    @Test
    void sums_go_to_the_opener_and_to_nobody_else() {
        for (SumOpeners openers : new SumOpeners[] {SumOpeners.COORDINATOR, SumOpeners.ENCLAVE}) {
            assertTrue(SplitsOnly.check(openers, OPENER, false, OPENER).isAllowed());
            assertRefused(LedgerReason.SUMS_NOT_AUTHORISED, SplitsOnly.check(openers, OPENER, false, MEMBER));
            assertRefused(LedgerReason.SUMS_NOT_AUTHORISED, SplitsOnly.check(openers, OPENER, true, MEMBER));
        }
    }

    @Test
    void all_banks_open_only_if_every_authorisation_says_so() {
        assertTrue(SplitsOnly.check(SumOpeners.ALL_BANKS, OPENER, true, MEMBER).isAllowed());
        assertRefused(LedgerReason.SUMS_NOT_AUTHORISED, SplitsOnly.check(SumOpeners.ALL_BANKS, OPENER, false, MEMBER));
    }

    @Test
    void a_fixed_prior_is_the_agreed_one_and_a_summed_one_is_told_in_thousandths() {
        assertTrue(FirstTree.checkPrior(BasePrior.HALF, 500).isAllowed());
        assertRefused(TrainingReason.FIRST_TREE_PLAIN, FirstTree.checkPrior(BasePrior.HALF, 499));
        assertTrue(FirstTree.checkPrior(new BasePrior.Secure(), 1).isAllowed());
        assertTrue(FirstTree.checkPrior(new BasePrior.Secure(), 999).isAllowed());
        assertRefused(TrainingReason.FIRST_TREE_PLAIN, FirstTree.checkPrior(new BasePrior.Secure(), 0));
        assertRefused(TrainingReason.FIRST_TREE_PLAIN, FirstTree.checkPrior(new BasePrior.Secure(), 1000));
    }

    @Test
    void no_count_below_the_minimum_cell_is_announced() {
        assertTrue(MinimumCounts.checkCuts(DEFAULT, new long[] {20, 1000}).isAllowed());
        assertRefused(TrainingReason.CELL_TOO_SMALL, MinimumCounts.checkCuts(DEFAULT, new long[] {1000, 19}));
        assertRefused(TrainingReason.CELL_TOO_SMALL, MinimumCounts.checkCuts(DEFAULT, new long[] {0}));
        assertTrue(MinimumCounts.checkCuts(DEFAULT, new long[0]).isAllowed(), "nothing is announced");
        assertTrue(MinimumCounts.checkCuts(PrivacyParameters.OFF, new long[] {1}).isAllowed());
    }

    @Test
    void a_metric_spans_three_banks_and_full_cells() {
        long[] bins = {20, 35, 20};
        assertTrue(MinimumCounts.checkMetric(PrivacyFloor.SHIPPED, DEFAULT, 3, bins).isAllowed());
        assertRefused(TrainingReason.METRIC_OF_ONE_BANK, MinimumCounts.checkMetric(PrivacyFloor.SHIPPED, DEFAULT, 2, bins));
        assertRefused(TrainingReason.METRIC_OF_ONE_BANK, MinimumCounts.checkMetric(PrivacyFloor.SHIPPED, DEFAULT, 1, bins));
        assertRefused(TrainingReason.CELL_TOO_SMALL,
                MinimumCounts.checkMetric(PrivacyFloor.SHIPPED, DEFAULT, 3, new long[] {20, 19, 20}));
    }

    @Test
    void a_refusal_names_no_count() {
        Verdict verdict = MinimumCounts.checkCuts(DEFAULT, new long[] {1234, 17});
        assertFalse(verdict.toString().contains("17") || verdict.toString().contains("1234"), verdict.toString());
    }
}
