package io.riskmesh.incentive.valuation;

import java.util.function.IntConsumer;

/// How independent pieces of work are done: one after the other, or by a caller's threads. They change no number.
@FunctionalInterface
public interface TreeTasks {

    TreeTasks INLINE = (count, task) -> {
        for (int i = 0; i < count; i++) {
            task.accept(i);
        }
    };

    /// Runs the task for 0..count-1, each once, and returns when all are done.
    void run(int count, IntConsumer task);
}
