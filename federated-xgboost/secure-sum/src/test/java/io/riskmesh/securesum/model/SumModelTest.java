package io.riskmesh.securesum.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.model.Worlds.Extras;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Three banks, every world: all orders, drops and duplicates of all messages, one restart of any party at any time; the
/// bigger explorations are in {@link SumModelAcceptanceTest} and {@link SumModelNightlyTest}. And the proof that the model
/// test can fail: parties with one fault each are caught.
final class SumModelTest {

    @Test
    void in_every_world_of_three_honest_banks_the_invariants_hold() {
        Explorer.Result result = Worlds.explorer(Setting.of(3, Set.of()), Extras.NONE, 1).exhaust(2_000_000);
        assertTrue(result.complete(), result.toString());
        assertTrue(result.worlds() > 50_000 && result.openings() > 50, result.toString());
    }

    @Test
    void they_hold_when_the_relay_hands_out_vectors_asks_again_or_gives_up() {
        for (Extras extras : List.of(Extras.HAND_OUT, Extras.GIVE_UP)) {
            Explorer.Result result = Worlds.explorer(Setting.of(3, Set.of()), extras, 0).exhaust(100_000);
            assertTrue(result.complete() && result.worlds() > 5_000, extras + ": " + result);
        }
    }

    @Test
    void they_hold_against_a_corrupt_relay_that_is_opener_too() {
        Explorer.Result result = Worlds.explorer(Setting.of(3, Set.of("bank-01")), Extras.NONE, 0).exhaust(500_000);
        assertTrue(result.complete() && result.worlds() > 50_000, result.toString());
    }

    @Test
    void a_bank_that_accepts_a_second_set_is_caught() {
        assertCaught(3, () -> Worlds.explorer(Setting.of(4, Set.of("bank-01")), Extras.NONE, 0, Mutants.SecondSet::new)
                .exhaust(10_000));
    }

    /// Even under one set: a second sum over the same banks must not be answered either.
    @Test
    void a_bank_that_answers_a_second_freeze_over_the_same_set_is_caught() {
        Violation caught = assertThrows(Violation.class, () -> Worlds.explorer(
                Setting.of(3, Set.of("bank-01")), Extras.NONE, 0, Mutants.SecondSet::new).exhaust(10_000));
        assertEquals(1, caught.invariant());
        assertTrue(caught.getMessage().contains("bank-02 receives a FrozenSum of bank-01"), caught.getMessage());
    }

    @Test
    void a_bank_that_forgets_what_it_contributed_is_caught() {
        assertCaught(1, () -> Worlds.explorer(Setting.of(3, Set.of()), Extras.NONE, 1, Mutants.Forgetful::new)
                .exhaust(10_000));
    }

    @Test
    void a_bank_that_shows_more_shares_than_the_set_needs_is_caught() {
        Setting setting = Setting.of(3, Set.of("bank-01"));
        assertCaught(2, () -> Worlds.explorer(setting, Extras.NONE, 0,
                (context, orders) -> new Mutants.Generous(setting, context, orders)).exhaust(100_000));
    }

    @Test
    void a_ledger_that_says_yes_to_two_sets_is_caught() {
        Setting setting = Setting.of(4, Set.of("bank-01"));
        assertCaught(3, () -> Worlds.explorer(setting, Extras.NONE, 0,
                (context, orders) -> new Machine(Mutants.withCredulousLedger(context), orders)).exhaust(10_000));
    }

    @Test
    void an_opener_of_a_wrong_sum_is_caught() {
        assertCaught(5, () -> Worlds.explorer(Setting.of(3, Set.of()), Extras.NONE, 0, Mutants.WrongSum::new)
                .exhaust(10_000));
    }

    /// The derived claim by itself: two banks under different sets give a sum of fewer banks away.
    @Test
    void shares_for_two_sets_open_a_smaller_sum() {
        Setting setting = Setting.of(4, Set.of("bank-01"));
        Roster four = setting.registered().members();
        Roster three = Roster.of(List.of("bank-01", "bank-02", "bank-03"));
        Knowledge knowledge = new Knowledge(setting);
        List<Statement.Revealed> oneSet = List.of(
                reveal("bank-02", four), reveal("bank-03", four), reveal("bank-04", four));
        knowledge.check(Knowledge.merged(oneSet));
        List<Statement.Revealed> twoSets = List.of(
                reveal("bank-02", four), reveal("bank-03", three), reveal("bank-04", four), reveal("bank-02", three));
        assertEquals(0, assertThrows(Violation.class, () -> knowledge.check(Knowledge.merged(twoSets))).invariant());
    }

    private static Statement.Revealed reveal(String bank, Roster members) {
        Set<Seeds.Kind> kinds = new HashSet<>();
        for (String member : members.parties()) {
            kinds.add(new Seeds.Kind(member, ""));
            Setting.roster(4).without(members).forEach(out -> kinds.add(new Seeds.Kind(member, out)));
        }
        return new Statement.Revealed(bank, Octets.EMPTY, members, kinds);
    }

    private static void assertCaught(int invariant, Executable run) {
        Violation caught = assertThrows(Violation.class, run);
        assertEquals(invariant, caught.invariant(), caught.getMessage());
    }
}
