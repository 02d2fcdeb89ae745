package io.riskmesh.securesum.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The relay cannot tell banks whose cells are all zero from banks whose cells are all as large as they may be: what it sees
/// is uniform in both worlds. Seeds are fixed, so these tests pass always or never.
final class IndistinguishabilityTest {
    private static final long ZERO_SEED = 7101;
    private static final long LARGEST_SEED = 7102;

    @ParameterizedTest
    @CsvSource({"P61,200000", "T40,100000"})
    void what_the_relay_sees_is_uniform_whatever_the_cells(Field field, int cellCount) {
        checkBothWorlds(field, cellCount);
    }

    @Tag("acceptance")
    @ParameterizedTest
    @CsvSource({"P61,1000000", "T40,1000000"})
    void what_the_relay_sees_of_a_million_cells_is_uniform_whatever_the_cells(Field field, int cellCount) {
        checkBothWorlds(field, cellCount);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void masks_that_lack_one_bit_fail(Field field) {
        List<String> failed = failures(field, Weakness.ONE_BIT_SHORT);
        assertTrue(failed.contains("vector of bank-01 in step 0: top 8 bits"), failed::toString);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void vectors_without_a_private_mask_fail_in_their_sum(Field field) {
        List<String> failed = failures(field, Weakness.NO_PRIVATE_MASK);
        assertTrue(failed.contains("masked sum of step 0: top 8 bits"), failed::toString);
        assertTrue(failed.contains("masked sum of step 0: bytes"), failed::toString);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void masks_used_for_two_aggregations_fail_in_the_difference(Field field) {
        List<String> failed = failures(field, Weakness.REUSED_MASKS);
        assertTrue(failed.contains("difference of bank-01: top 8 bits"), failed::toString);
        assertTrue(failed.contains("difference of bank-01: serial correlation"), failed::toString);
    }

    @Test
    void counts_of_different_distributions_are_told_apart() {
        RelayView honest = RelayView.of(Field.P61, 20_000, 0, ZERO_SEED, Weakness.NONE);
        RelayView weak = RelayView.of(Field.P61, 20_000, 0, LARGEST_SEED, Weakness.ONE_BIT_SHORT);
        double score = Uniformity.sameDistributionScore(honest.topCounts(), weak.topCounts());
        assertTrue(score > Uniformity.LIMIT, () -> "score " + score);
    }

    private static void checkBothWorlds(Field field, int cellCount) {
        RelayView zero = RelayView.of(field, cellCount, 0, ZERO_SEED, Weakness.NONE);
        RelayView largest =
                RelayView.of(field, cellCount, RelayView.largestCell(field), LARGEST_SEED, Weakness.NONE);
        assertEquals(List.of(), failures(field, zero), "all cells zero, seed " + ZERO_SEED);
        assertEquals(List.of(), failures(field, largest), "all cells largest, seed " + LARGEST_SEED);
        double score = Uniformity.sameDistributionScore(zero.topCounts(), largest.topCounts());
        assertTrue(Uniformity.isPlausible(score), () -> "the two worlds differ, score " + score);
    }

    private static List<String> failures(Field field, Weakness weakness) {
        return failures(field, RelayView.of(field, 20_000, 0, ZERO_SEED, weakness)).stream()
                .map(failure -> failure.substring(0, failure.lastIndexOf(" ("))).toList();
    }

    private static List<String> failures(Field field, RelayView view) {
        List<String> failures = new ArrayList<>();
        view.forEach((name, cells) -> Uniformity.scores(field, cells).forEach((statistic, score) -> {
            if (!Uniformity.isPlausible(score)) {
                failures.add(name + ": " + statistic + " (score " + score + ")");
            }
        }));
        return failures;
    }
}
