package io.riskmesh.gateway.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class FlowsTest {
    private final Flows flows = new Flows();
    private final Permits permits = new Permits("admin", 2);

    @Test
    void a_full_bulkhead_refuses_at_once_and_is_free_again_when_work_ends() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            assertTrue(flows.start(permits, "work", () -> {
                await(go);
                ended.countDown();
            }));
        }
        assertFalse(flows.start(permits, "work", () -> {}));
        assertEquals(2, permits.used());
        assertEquals(1, permits.rejected());
        go.countDown();
        assertTrue(ended.await(5, TimeUnit.SECONDS));
        flows.close(Duration.ofSeconds(5), Duration.ZERO);
        assertEquals(0, permits.used());
    }

    @Test
    void work_that_throws_gives_its_permit_back() throws InterruptedException {
        CountDownLatch caught = new CountDownLatch(1);
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> caught.countDown());
        try {
            flows.start(permits, "work", () -> {
                throw new IllegalStateException("bug");
            });
            assertTrue(caught.await(5, TimeUnit.SECONDS));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
        assertEquals(0, permits.used());
    }

    @Test
    void what_runs_too_long_at_the_end_is_interrupted_and_nothing_new_begins() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch began = new CountDownLatch(1);
        flows.start("loop", () -> {
            began.countDown();
            interrupted.set(!await(new CountDownLatch(1)));
        });
        assertTrue(began.await(5, TimeUnit.SECONDS));
        flows.close(Duration.ofMillis(20), Duration.ofSeconds(5));
        assertTrue(interrupted.get());
        assertFalse(flows.start("late", () -> {}));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
