package io.riskmesh.boosting.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// How many tasks may run at once, and on what. The calling thread works too, so a busy executor delays but never blocks;
/// `threads` = 1 never touches the executor. Thread-safe if the executor is.
///
/// @param executor runs up to `threads - 1` tasks beside the caller
/// @param blockRows rows from which on work is shared among threads; results do not depend on it
public record Workers(Executor executor, int threads, int blockRows) {

    public static final int DEFAULT_BLOCK_ROWS = 4096;

    public Workers {
        if (threads < 1 || blockRows < 1) {
            throw new IllegalArgumentException("Expected threads and block rows >= 1, got " + threads + ", " + blockRows);
        }
    }

    public Workers(Executor executor, int threads) {
        this(executor, threads, DEFAULT_BLOCK_ROWS);
    }

    /// Everything on the calling thread.
    public static Workers inline() {
        return new Workers(Runnable::run, 1);
    }

    /// One task of many.
    @FunctionalInterface
    public interface Task {
        void run(int index);
    }

    /// A stretch of rows.
    @FunctionalInterface
    public interface Range {
        /// Rows `from..to-1`.
        void run(int from, int to);
    }

    /// Runs tasks `0..count-1`, each once, in any order and on any thread; returns when all are done. What tasks wrote is
    /// visible to the caller.
    ///
    /// @throws RuntimeException that a task threw; the other tasks may have run or not
    public void run(int count, Task task) {
        int helpers = Math.min(threads, count) - 1;
        if (helpers < 1) {
            for (int i = 0; i < count; i++) {
                task.run(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable claim = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.run(i);
            }
        };
        CompletableFuture<?>[] others = new CompletableFuture<?>[helpers];
        for (int i = 0; i < helpers; i++) {
            others[i] = CompletableFuture.runAsync(claim, executor);
        }
        claim.run();
        for (CompletableFuture<?> other : others) {
            other.join();
        }
    }

    /// Runs over rows `0..rows-1`, cut into stretches of at least [#blockRows] rows, four for each thread at most.
    public void overRows(int rows, Range range) {
        int pieces = pieces(rows, 4 * threads);
        run(pieces, i -> range.run(from(rows, pieces, i), from(rows, pieces, i + 1)));
    }

    /// Into how many pieces to cut rows: at most `most`, none of them below [#blockRows] rows.
    public int pieces(int rows, int most) {
        return threads == 1 ? 1 : Math.clamp(rows / blockRows, 1, most);
    }

    /// Where piece i of `rows` rows begins.
    public static int from(int rows, int pieces, int i) {
        return (int) ((long) rows * i / pieces);
    }
}
