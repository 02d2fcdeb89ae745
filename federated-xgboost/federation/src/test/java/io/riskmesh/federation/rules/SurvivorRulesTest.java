package io.riskmesh.federation.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R1 to R4: which banks a sum spans.
final class SurvivorRulesTest {

    private static final List<PartyId> FOUR = banks(4);
    private static final PrivacyParameters DEFAULT = PrivacyParameters.DEFAULT;

    @Test
    void the_set_of_the_slot_opens_whatever_the_order_of_its_names() {
        assertTrue(OneSurvivorSet.check(FOUR, FOUR.reversed()).isAllowed());
    }

    @Test
    void any_other_set_is_refused_whether_smaller_larger_or_exchanged() {
        assertRefused(TrainingReason.SET_CHANGED, OneSurvivorSet.check(FOUR, FOUR.subList(0, 3)));
        assertRefused(TrainingReason.SET_CHANGED, OneSurvivorSet.check(FOUR.subList(0, 3), FOUR));
        assertRefused(TrainingReason.SET_CHANGED, OneSurvivorSet.check(FOUR.subList(0, 3), FOUR.subList(1, 4)));
    }

    @Test
    void a_missing_member_ends_the_tree_and_a_missing_stranger_does_not() {
        assertTrue(TruncateOnDrop.check(FOUR.subList(0, 3), FOUR).isAllowed());
        assertTrue(TruncateOnDrop.check(FOUR.subList(0, 3), FOUR.subList(0, 3)).isAllowed());
        assertRefused(TrainingReason.SET_CHANGED, TruncateOnDrop.check(FOUR, FOUR.subList(1, 4)));
    }

    @Test
    void gradients_are_never_summed_over_a_second_set() {
        OpenedGradients memory = OpenedGradients.NONE.with("t0", FOUR);
        assertTrue(NeverWithFewer.check(memory, "t0", FOUR.reversed()).isAllowed(), "the same sum again");
        assertTrue(NeverWithFewer.check(memory, "t1", FOUR.subList(0, 3)).isAllowed(), "new gradients");
        assertRefused(TrainingReason.REOPEN_WITH_OTHER_SET, NeverWithFewer.check(memory, "t0", FOUR.subList(0, 3)));
        assertRefused(TrainingReason.REOPEN_WITH_OTHER_SET, NeverWithFewer.check(memory, "t0", banks(5)));
    }

    @Test
    void the_memory_of_opened_gradients_cannot_be_overwritten_or_changed_from_outside() {
        OpenedGradients memory = OpenedGradients.NONE.with("t0", FOUR).with("t0", FOUR);
        assertEquals(1, memory.size());
        assertThrows(IllegalArgumentException.class, () -> memory.with("t0", FOUR.subList(0, 3)));
        memory.survivorsOf("t0").orElseThrow().clear();
        assertEquals(4, memory.survivorsOf("t0").orElseThrow().size());
        assertEquals(0, OpenedGradients.NONE.size());
    }

    @Test
    void whatever_is_asked_in_whatever_order_each_gradients_digest_has_one_set() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            OpenedGradients memory = OpenedGradients.NONE;
            Set<String> opened = new HashSet<>();
            Set<String> digests = new HashSet<>();
            for (int ask = 0; ask < 60; ask++) {
                String digest = "t" + random.nextInt(4);
                List<PartyId> set = new ArrayList<>(FOUR);
                set.removeIf(_ -> random.nextInt(5) == 0);
                if (NeverWithFewer.check(memory, digest, set).isAllowed()) {
                    memory = memory.with(digest, set);
                    opened.add(digest + set);
                    digests.add(digest);
                }
            }
            assertEquals(digests.size(), opened.size(), "seed " + seed);
        }
    }

    @ParameterizedTest(name = "{0} banks, minimum {1}, {2} colluders: allowed {3}")
    @CsvSource({"2,3,1,false", "3,3,1,true", "3,3,2,false", "4,3,2,true", "4,5,1,false", "5,5,1,true", "2,2,0,false",
        "0,3,1,false", "10,3,9,false", "11,3,9,true"})
    void a_sum_needs_three_banks_the_agreed_minimum_and_two_honest_ones(
            int banks, int minimum, int colluders, boolean allowed) {
        PrivacyParameters privacy = new PrivacyParameters(true, minimum, colluders, 20, 50, 20, 3, true, DEFAULT.covers());
        Verdict verdict = ThreeBanks.check(PrivacyFloor.SHIPPED, privacy, banks);
        if (allowed) {
            assertTrue(verdict.isAllowed());
        } else {
            assertRefused(SharedReason.TOO_FEW_BANKS, verdict);
        }
    }

    @Test
    void only_the_insecure_floor_of_tests_lets_two_banks_through() {
        PrivacyParameters privacy = new PrivacyParameters(true, 2, 1, 20, 50, 20, 3, true, DEFAULT.covers());
        assertTrue(ThreeBanks.check(PrivacyFloor.testInsecureTwoBanks(), privacy, 2).isAllowed());
        assertRefused(SharedReason.TOO_FEW_BANKS, ThreeBanks.check(PrivacyFloor.SHIPPED, privacy, 2));
    }

    @Test
    void rules_that_are_off_leave_the_minimum_of_banks_on() {
        assertRefused(SharedReason.TOO_FEW_BANKS, ThreeBanks.check(PrivacyFloor.SHIPPED, PrivacyParameters.OFF, 2));
    }

    @Test
    void a_tally_counts_what_was_asked_and_what_was_refused() {
        RuleTally once = RuleTally.NOTHING.with(OneSurvivorSet.check(FOUR, FOUR))
                .with(OneSurvivorSet.check(FOUR, banks(3)))
                .with(ThreeBanks.check(PrivacyFloor.SHIPPED, DEFAULT, 4));
        RuleTally twice = once.plus(once);
        assertEquals(4, twice.checked(LeakageRule.R1));
        assertEquals(2, twice.refused(LeakageRule.R1));
        assertEquals(2, twice.checked(LeakageRule.R4));
        assertEquals(0, twice.refused(LeakageRule.R4));
        assertEquals(0, twice.checked(LeakageRule.R12));
        assertEquals(RuleTally.NOTHING.plus(once), once);
    }

    static void assertRefused(ReasonCode code, Verdict verdict) {
        assertTrue(verdict instanceof Verdict.Refused, () -> "Expected " + code + ", got " + verdict);
        assertEquals(code, ((Verdict.Refused) verdict).code(), verdict.toString());
    }

    private static List<PartyId> banks(int count) {
        return IntStream.range(0, count).mapToObj(i -> new PartyId("bank-" + i)).toList();
    }
}
