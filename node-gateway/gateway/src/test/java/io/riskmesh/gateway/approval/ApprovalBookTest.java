package io.riskmesh.gateway.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Three gateways hear of the same blocks in three orders, some twice, some late.
final class ApprovalBookTest {
    private static final int FEW = 500;
    private static final int MANY = 10_000;

    @Test
    void three_gateways_of_equal_height_report_equal_states() {
        compare(FEW, 20_261_126L);
    }

    @Test
    @Tag("acceptance")
    void three_gateways_of_equal_height_report_equal_states_in_ten_thousand_cases() {
        compare(MANY, System.nanoTime());
    }

    private static void compare(int cases, long firstSeed) {
        System.out.println("approval orders: " + cases + " cases from seed " + firstSeed);
        EnumSet<ApprovalState> seen = EnumSet.noneOf(ApprovalState.class);
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            GeneratedBlocks generated = new GeneratedBlocks(new Random(seed));
            ApprovalStates[] plain = generated.oneAfterTheOther();
            int height = new Random(seed).nextInt(generated.height() + 1);
            assertEquals(plain[height], generated.at(height), "seed " + seed + ", height " + height);
            for (int gateway = 0; gateway < 3; gateway++) {
                follow(generated, plain, new Random(seed * 3 + gateway), "seed " + seed + ", gateway " + gateway);
            }
            plain[plain.length - 1].byId().values().forEach(approval -> seen.add(approval.state()));
        }
        assertTrue(seen.containsAll(EnumSet.of(ApprovalState.OPEN, ApprovalState.QUORUM_REACHED, ApprovalState.EFFECTIVE, ApprovalState.REJECTED,
                ApprovalState.EXPIRED, ApprovalState.SUPERSEDED, ApprovalState.WITHDRAWN)), "only " + seen + " were reached");
    }

    // After each block that arrives, whatever it was, the states are those of the height that is reached.
    private static void follow(GeneratedBlocks generated, ApprovalStates[] plain, Random random, String which) {
        ApprovalBook book = new ApprovalBook();
        List<Integer> arrivals = generated.arrivals(random);
        for (int block : arrivals) {
            book.take(block, generated.rows(block));
            ApprovalStates states = book.states();
            assertEquals(plain[(int) states.height()], states, which);
        }
        assertEquals(generated.height(), book.height(), which);
    }
}
