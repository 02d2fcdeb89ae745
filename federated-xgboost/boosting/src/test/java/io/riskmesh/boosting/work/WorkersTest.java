package io.riskmesh.boosting.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class WorkersTest {

    @Test
    void every_task_and_every_row_is_done_once() {
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            for (int threads : new int[] {1, 2, 7}) {
                for (int rows : new int[] {0, 1, 13, 207, 4098}) {
                    Workers workers = new Workers(pool, threads, 10);
                    AtomicIntegerArray tasks = new AtomicIntegerArray(rows);
                    AtomicIntegerArray visited = new AtomicIntegerArray(rows);
                    workers.run(rows, tasks::incrementAndGet);
                    workers.overRows(rows, (from, to) -> {
                        assertTrue(rows < 10 || threads == 1 || to - from >= 10);
                        for (int row = from; row < to; row++) {
                            visited.incrementAndGet(row);
                        }
                    });
                    for (int i = 0; i < rows; i++) {
                        assertEquals(1, tasks.get(i));
                        assertEquals(1, visited.get(i));
                    }
                }
            }
        }
    }

    @Test
    void an_executor_that_is_full_only_delays() {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Workers workers = new Workers(one, 4, 1);
            AtomicIntegerArray done = new AtomicIntegerArray(64);
            workers.run(8, outer -> workers.run(1, inner -> done.incrementAndGet(8 * outer + inner)));
            for (int outer = 0; outer < 8; outer++) {
                assertEquals(1, done.get(8 * outer));
            }
        }
    }

    @Test
    void a_task_that_fails_is_heard_of() {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Workers workers = new Workers(pool, 3, 1);
            for (int failing = 0; failing < 5; failing++) {
                int index = failing;
                assertThrows(RuntimeException.class, () -> workers.run(5, i -> {
                    if (i == index) {
                        throw new IllegalStateException("task " + i);
                    }
                }));
            }
        }
    }
}
