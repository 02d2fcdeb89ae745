package io.riskmesh.gateway.cli;

import java.util.concurrent.CountDownLatch;

/// SIGTERM or SIGINT as something to wait for. A process that waited ends with the status that its command comes to, not with that of
/// the signal; one that has not come to wait yet just ends.
final class StopSignal {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean waiting;
    private volatile int status;

    private StopSignal() {}

    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop"));
        return signal;
    }

    /// Waits for the signal; from here on the process ends by `end`.
    void await() throws InterruptedException {
        waiting = true;
        told.await();
    }

    /// The work is over: ends the process, if it was told to end.
    void end(int exitStatus) {
        status = exitStatus;
        ended.countDown();
    }

    private void onShutdown() {
        told.countDown();
        if (!waiting) {
            return;
        }
        try {
            ended.await();
            Runtime.getRuntime().halt(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
