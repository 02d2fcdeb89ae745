package io.riskmesh.federation.rules;

import static io.riskmesh.federation.rules.SurvivorRulesTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// R5: children are opened as pairs that enough banks are in.
final class PresenceFirstTest {

    private static final PrivacyParameters PRIVACY = PrivacyParameters.DEFAULT;
    private static final NodeRules ROOT = new NodeRules(0, List.of(rule(0), rule(1), rule(2)));

    @Test
    void the_first_candidate_whose_children_both_have_three_banks_is_taken() {
        Presence presence = presence(4, 2, 3, 3, 4, 4);
        assertTrue(choice(presence, new ChosenSplit(0, rule(1), 1, true)).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, choice(presence, new ChosenSplit(0, rule(0), 1, true)));
        assertRefused(TrainingReason.NODE_TOO_SMALL, choice(presence, new ChosenSplit(0, rule(2), 1, true)));
        assertTrue(choice(presence, new ChosenSplit(0, rule(1), 1, false)).isAllowed(), "less is never wrong");
        assertRefused(TrainingReason.NODE_TOO_SMALL, choice(presence, new ChosenSplit(1, rule(1), 1, true)));
    }

    @Test
    void without_a_passing_pair_the_first_candidate_stands_and_its_children_are_leaves() {
        Presence presence = presence(4, 2, 2, 4, 0, 4);
        assertTrue(choice(presence, new ChosenSplit(0, rule(0), 1, false)).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, choice(presence, new ChosenSplit(0, rule(0), 1, true)));
        assertRefused(TrainingReason.NODE_TOO_SMALL, choice(presence, new ChosenSplit(0, rule(1), 1, false)));
    }

    @Test
    void a_child_with_a_small_sibling_is_not_opened_however_many_banks_it_has() {
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkChoice(
                OfferedNodes.NONE.with(PRIVACY, List.of(new NodeRules(0, List.of(rule(0)))), presence(9, 2)),
                List.of(new ChosenSplit(0, rule(0), 1, true))));
    }

    @Test
    void more_declared_colluders_need_more_banks_in_each_child() {
        PrivacyParameters three = new PrivacyParameters(true, 3, 3, 20, 50, 20, 3, true, PRIVACY.covers());
        List<NodeRules> offered = List.of(new NodeRules(0, List.of(rule(0))));
        List<ChosenSplit> chosen = List.of(new ChosenSplit(0, rule(0), 1, true));
        assertRefused(TrainingReason.NODE_TOO_SMALL,
                PresenceFirst.checkChoice(OfferedNodes.NONE.with(three, offered, presence(4, 4)), chosen));
        assertTrue(PresenceFirst.checkChoice(OfferedNodes.NONE.with(three, offered, presence(5, 5)), chosen).isAllowed());
    }

    @Test
    void presence_is_a_count_of_the_banks_of_the_set() {
        assertTrue(PresenceFirst.checkPresence(4, presence(0, 4)).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkPresence(4, presence(0, 5)));
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkPresence(4, presence(-1, 4)));
        assertThrows(IllegalArgumentException.class, () -> OfferedNodes.NONE.with(PRIVACY, List.of(ROOT), presence(3, 3)));
    }

    @Test
    void a_node_that_waits_keeps_its_presence_and_is_split_once() {
        OfferedNodes first = OfferedNodes.NONE.with(PRIVACY, List.of(ROOT), presence(3, 3, 3, 3, 3, 3));
        OfferedNodes later = first.with(PRIVACY, List.of(new NodeRules(3, List.of(rule(1)))), presence(1, 3));
        ChosenSplit root = new ChosenSplit(0, rule(0), 1, true);
        assertTrue(PresenceFirst.checkChoice(later, List.of(root)).isAllowed());
        assertTrue(PresenceFirst.checkChoice(later, List.of(root, new ChosenSplit(3, rule(1), 5, false))).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL,
                PresenceFirst.checkChoice(later, List.of(root, new ChosenSplit(3, rule(1), 5, true))));
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkChoice(later, List.of(root, root)));
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkChoice(later.without(List.of(root)), List.of(root)));
    }

    @Test
    void where_presence_was_not_asked_children_stay_leaves_unless_the_rules_are_off() {
        ChosenSplit leaves = new ChosenSplit(0, rule(0), 1, false);
        ChosenSplit growing = new ChosenSplit(0, rule(0), 1, true);
        OfferedNodes on = OfferedNodes.NONE.withoutPresence(PRIVACY, List.of(ROOT));
        assertTrue(PresenceFirst.checkChoice(on, List.of(leaves)).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkChoice(on, List.of(growing)));
        OfferedNodes off = OfferedNodes.NONE.withoutPresence(PrivacyParameters.OFF, List.of(ROOT));
        assertTrue(PresenceFirst.checkChoice(off, List.of(growing)).isAllowed());
    }

    @Test
    void a_bank_with_too_few_rows_does_not_join_a_tree() {
        assertTrue(PresenceFirst.checkRoot(PRIVACY, 20).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkRoot(PRIVACY, 19));
    }

    @Test
    void the_node_list_is_one_child_of_each_pair_that_grows_on() {
        List<ChosenSplit> chosen = List.of(new ChosenSplit(1, rule(0), 3, true), new ChosenSplit(2, rule(1), 5, false),
                new ChosenSplit(7, rule(1), 9, true));
        assertTrue(PresenceFirst.checkNodes(chosen, List.of(3, 10)).isAllowed());
        assertTrue(PresenceFirst.checkNodes(chosen, List.of(4, 9)).isAllowed());
        for (List<Integer> wrong : List.of(List.of(3), List.of(3, 4), List.of(3, 5), List.of(5, 9), List.of(3, 11),
                List.of(3, 10, 6), List.of(10, 3), List.<Integer>of(), List.of(2, 10))) {
            assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkNodes(chosen, wrong));
        }
    }

    @Test
    void before_the_first_split_only_the_root_can_be_asked_for() {
        assertTrue(PresenceFirst.checkNodes(List.of(), List.of(0)).isAllowed());
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkNodes(List.of(), List.of(1)));
        assertRefused(TrainingReason.NODE_TOO_SMALL, PresenceFirst.checkNodes(List.of(), List.of()));
    }

    @Test
    void of_all_candidates_exactly_one_is_allowed_and_no_small_child_is_opened() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int candidates = 1 + random.nextInt(3);
            List<SplitRule> rules = new ArrayList<>();
            int[] banks = new int[2 * candidates];
            for (int c = 0; c < candidates; c++) {
                rules.add(rule(c));
                banks[2 * c] = random.nextInt(6);
                banks[2 * c + 1] = random.nextInt(6);
            }
            List<NodeRules> offered = List.of(new NodeRules(4, rules));
            int splits = 0;
            for (int c = 0; c < candidates; c++) {
                for (boolean growsOn : new boolean[] {false, true}) {
                    if (PresenceFirst.checkChoice(OfferedNodes.NONE.with(PRIVACY, offered, new Presence(banks)),
                            List.of(new ChosenSplit(4, rules.get(c), 5, growsOn))).isAllowed()) {
                        splits += growsOn ? 0 : 1;
                        assertTrue(!growsOn || Math.min(banks[2 * c], banks[2 * c + 1]) >= 3, "seed " + seed);
                    }
                }
            }
            assertEquals(1, splits, "seed " + seed);
        }
    }

    private static Verdict choice(Presence presence, ChosenSplit chosen) {
        return PresenceFirst.checkChoice(OfferedNodes.NONE.with(PRIVACY, List.of(ROOT), presence), List.of(chosen));
    }

    private static Presence presence(int... banks) {
        return new Presence(banks);
    }

    private static SplitRule rule(int feature) {
        return new SplitRule.Threshold(feature, 3, false);
    }
}
