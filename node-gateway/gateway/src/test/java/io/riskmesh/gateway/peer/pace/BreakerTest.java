package io.riskmesh.gateway.peer.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private long now;
    private final Breaker breaker = new Breaker(() -> now);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(breaker.admits());
            breaker.failed();
        }
    }

    @Test
    void it_opens_after_five_failures_in_a_row_and_not_before() {
        fail(4);
        breaker.answered();
        fail(4);
        assertTrue(breaker.admits());
        breaker.failed();
        assertFalse(breaker.admits());
    }

    @Test
    void it_opens_when_half_of_the_last_twenty_failed() {
        for (int i = 0; i < 9; i++) {
            breaker.answered();
            fail(1);
        }
        breaker.answered();
        assertTrue(breaker.admits());
        breaker.failed();
        assertFalse(breaker.admits());
    }

    @Test
    void after_five_seconds_one_question_decides() {
        fail(5);
        now += TimeUnit.MILLISECONDS.toNanos(4_999);
        assertFalse(breaker.admits());
        now += TimeUnit.MILLISECONDS.toNanos(1);
        assertTrue(breaker.admits());
        assertFalse(breaker.admits());
        breaker.failed();
        assertFalse(breaker.admits());
        now += TimeUnit.SECONDS.toNanos(5);
        assertTrue(breaker.admits());
        breaker.answered();
        assertTrue(breaker.admits());
        assertFalse(breaker.isOpen());
    }

    @Test
    void retries_add_a_tenth_to_the_traffic() {
        RetryBudget budget = new RetryBudget();
        int retries = 0;
        for (int i = 0; i < 1_000; i++) {
            budget.tried();
            retries += budget.take() ? 1 : 0;
        }
        assertEquals(101, retries); // 100, and one that it began with
    }

    @Test
    void waits_are_random_below_a_bound_that_doubles_up_to_the_cap() {
        Backoff backoff = new Backoff(new Random(3), 2_000);
        for (int failures = 1; failures < 40; failures++) {
            long bound = failures > 6 ? 2_000 : 50L << (failures - 1);
            for (int i = 0; i < 100; i++) {
                long wait = backoff.millis(failures);
                assertTrue(wait >= 1 && wait <= bound, failures + " failures, " + wait + " ms");
            }
        }
    }
}
