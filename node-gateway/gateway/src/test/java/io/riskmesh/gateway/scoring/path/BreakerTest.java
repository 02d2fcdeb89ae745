package io.riskmesh.gateway.scoring.path;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final String SCORER = "AlderMSP.scorer";

    private final AtomicLong nanos = new AtomicLong(1);
    private final Breaker breaker = new Breaker(nanos::get);

    private void later(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(SCORER);
        }
    }

    @Test
    void after_five_failures_in_a_row_one_request_gets_through_every_five_seconds() {
        fail(4);
        assertTrue(breaker.allows(SCORER));
        fail(1);
        assertFalse(breaker.allows(SCORER));
        assertTrue(breaker.allows("BirchMSP.scorer"), "another scorer has nothing to do with it");
        later(5);
        assertTrue(breaker.allows(SCORER));
        assertFalse(breaker.allows(SCORER), "the one is on its way");
    }

    @Test
    void a_request_that_was_let_through_and_never_reached_the_scorer_keeps_nobody_off_for_ever() {
        fail(5);
        later(5);
        assertTrue(breaker.allows(SCORER));
        later(5);
        assertTrue(breaker.allows(SCORER));
    }

    @Test
    void one_that_was_let_through_goes_to_the_same_scorer_unasked_and_to_another_only_if_that_one_answers() {
        fail(5);
        later(5);
        assertTrue(breaker.allows(SCORER));
        assertTrue(breaker.allowsAfter(SCORER, SCORER), "it has its chance already");
        assertFalse(breaker.allowsAfter("BirchMSP.scorer", SCORER), "let through to another");
        assertTrue(breaker.allowsAfter(SCORER, "BirchMSP.scorer"));
    }

    @Test
    void whether_it_would_let_one_through_is_asked_without_taking_the_chance() {
        assertTrue(breaker.wouldAllow(SCORER));
        fail(5);
        assertFalse(breaker.wouldAllow(SCORER));
        later(5);
        assertTrue(breaker.wouldAllow(SCORER));
        assertTrue(breaker.wouldAllow(SCORER), "nobody was let through");
        assertTrue(breaker.allows(SCORER));
        assertFalse(breaker.wouldAllow(SCORER));
    }

    @Test
    void a_success_closes_it_and_a_failure_opens_it_again() {
        fail(5);
        later(5);
        assertTrue(breaker.allows(SCORER));
        breaker.failed(SCORER);
        assertFalse(breaker.allows(SCORER));
        later(5);
        assertTrue(breaker.allows(SCORER));
        breaker.succeeded(SCORER);
        assertTrue(breaker.allows(SCORER));
        assertTrue(breaker.allows(SCORER));
    }
}
