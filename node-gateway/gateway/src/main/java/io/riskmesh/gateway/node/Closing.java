package io.riskmesh.gateway.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, to be closed in the opposite order, whether the start went through or not. One thread at a time.
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Step> steps = new ArrayDeque<>();

    /// How something is closed.
    @FunctionalInterface
    interface Close {
        /// @throws Exception of whatever kind: the rest is closed all the same
        void now() throws Exception;
    }

    private record Step(String name, Close work) {}

    /// Adds what to do before all that was added earlier.
    void add(String name, Close work) {
        steps.push(new Step(name, work));
    }

    /// Closes everything; what fails is logged, and the rest is closed all the same.
    void closeAll() {
        boolean interrupted = false;
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.work().now();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (Exception e) {
                LOG.atError().addKeyValue("part", step.name()).setCause(e).log("gateway.part-not-closed");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
