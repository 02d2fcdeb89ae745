package io.riskmesh.securesum.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.model.Worlds.Extras;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The largest explorations.
@Tag("slow")
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class SumModelNightlyTest {

    /// About 25 million worlds.
    @Test
    void all_worlds_of_four_honest_banks_with_a_restart(TestReporter reporter) {
        SumModelAcceptanceTest.exhaust(Setting.of(4, Set.of()), Extras.NONE, 1, 20_000_000, reporter);
    }

    @Test
    void all_worlds_of_five_honest_banks(TestReporter reporter) {
        SumModelAcceptanceTest.exhaust(Setting.of(5, Set.of()), Extras.NONE, 0, 1_000_000, reporter);
    }

    @ParameterizedTest
    @CsvSource({"5, '', 1", "5, bank-01, 0", "4, bank-04, 0", "4, bank-01, 1", "4, bank-01 bank-04, 0"})
    void every_fate_of_four_and_five_banks(int banks, String corrupt, int restarts, TestReporter reporter) {
        Set<String> adversary = corrupt.isEmpty() ? Set.of() : Set.of(corrupt.split(" "));
        Closure.Result result =
                Worlds.closure(Setting.of(banks, adversary), Extras.NONE, restarts, Machine::new).run();
        reporter.publishEntry(banks + " banks, corrupt " + adversary, result.toString());
        assertTrue(result.partyStates() > 1_000, result.toString());
    }

    @Test
    void a_hundred_thousand_random_schedules_of_five_banks(TestReporter reporter) {
        SumModelAcceptanceTest.walk(100_000, reporter);
    }
}
