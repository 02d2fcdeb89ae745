package io.riskmesh.securesum.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.model.Worlds.Extras;
import io.riskmesh.securesum.parameters.Roster;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The model test of {@link SumModelTest} with more banks, more orders and more adversaries. What was explored is published
/// with each result.
@Tag("acceptance")
final class SumModelAcceptanceTest {
    private static final int MOST_WORLDS = 60_000_000;

    @ParameterizedTest
    @CsvSource({"4, NONE, 0", "4, HAND_OUT, 0", "4, GIVE_UP, 0", "3, HAND_OUT, 1", "3, GIVE_UP, 1"})
    void all_worlds_of_honest_banks(int banks, Extras extras, int restarts, TestReporter reporter) {
        exhaust(Setting.of(banks, Set.of()), extras, restarts, 30_000, reporter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank-01", "bank-02", "bank-03", "bank-04"})
    void four_banks_of_which_one_is_left_out(String leftOut, TestReporter reporter) {
        Roster members = Roster.of(Setting.roster(4).others(leftOut));
        exhaust(Setting.of(4, "bank-01", members, Set.of()), Extras.NONE, 0, 1_000, reporter);
    }

    /// A corrupt relay that opens itself, one whose opener is honest, and a corrupt bank.
    @ParameterizedTest
    @CsvSource({"bank-01, bank-01, 1", "bank-01, bank-02, 0", "bank-03, bank-01, 0"})
    void three_banks_of_which_one_is_corrupt(String corrupt, String opener, int restarts, TestReporter reporter) {
        exhaust(Setting.of(3, opener, Setting.roster(3), Set.of(corrupt)), Extras.NONE, restarts, 10_000, reporter);
    }

    /// Fates instead of worlds, see {@link Closure}: more than every world, at the price of knowing less of each. Here each
    /// of four banks may restart once; their 25 million worlds with one restart are walked through every night only.
    @ParameterizedTest
    @CsvSource({"4, '', 1", "5, '', 0", "3, bank-03, 0", "4, bank-01, 0"})
    void every_fate_of_four_and_five_banks(int banks, String corrupt, int restarts, TestReporter reporter) {
        Set<String> adversary = corrupt.isEmpty() ? Set.of() : Set.of(corrupt.split(" "));
        Closure.Result result =
                Worlds.closure(Setting.of(banks, adversary), Extras.NONE, restarts, Machine::new).run();
        reporter.publishEntry(banks + " banks, corrupt " + adversary, result.toString());
        assertTrue(result.partyStates() > 1_000, result.toString());
    }

    @Test
    void random_schedules_of_five_banks(TestReporter reporter) {
        walk(2_000, reporter);
    }

    static void walk(int paths, TestReporter reporter) {
        long seed = 20_260_202;
        Setting setting = Setting.of(5, Set.of());
        Explorer.Result result = Worlds.explorer(setting, Extras.ALL, 2).walk(paths, 120, new Random(seed));
        reporter.publishEntry("seed " + seed, result.toString());
        assertTrue(result.openings() > 0, "seed " + seed + ": " + result);
    }

    static void exhaust(Setting setting, Extras extras, int restarts, int least, TestReporter reporter) {
        Explorer.Result result = Worlds.explorer(setting, extras, restarts).exhaust(MOST_WORLDS);
        reporter.publishEntry(setting.network().roster.size() + " banks, set " + setting.registered().members()
                + ", corrupt " + setting.corrupt() + ", " + extras + ", restarts " + restarts, result.toString());
        assertTrue(result.complete() && result.worlds() > least, result.toString());
    }
}
