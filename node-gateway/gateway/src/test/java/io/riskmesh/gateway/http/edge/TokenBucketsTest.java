package io.riskmesh.gateway.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TokenBucketsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // the clock may wrap
    private final TokenBuckets buckets = new TokenBuckets(20, now::get);

    private int taken(String subject, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += buckets.take(subject) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void a_bucket_holds_a_second_and_fills_evenly() {
        assertEquals(20, taken("olga", 100));
        now.addAndGet(50_000_000L);
        assertEquals(1, taken("olga", 100));
        now.addAndGet(10_000_000_000L);
        assertEquals(20, taken("olga", 100));
    }

    @Test
    void one_subject_does_not_empty_the_bucket_of_another() {
        taken("olga", 100);
        assertFalse(buckets.take("olga"));
        assertTrue(buckets.take("paul"));
    }
}
