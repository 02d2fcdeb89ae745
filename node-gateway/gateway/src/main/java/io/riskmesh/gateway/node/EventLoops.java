package io.riskmesh.gateway.node;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One Vert.x and how many event loops it has.
record EventLoops(String name, Vertx vertx, int loops) {
    private static final int MOST_LOOPS = 4;
    private static final int WORKERS = 2;
    private static final long LONGEST_MILLIS = 50;
    private static final long CLOSE_SECONDS = 5;

    static EventLoops edge() {
        return of("edge", Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()));
    }

    static EventLoops bulk() {
        return of("bulk", 1);
    }

    // Vert.x's own worker threads only read certificates and close files.
    private static EventLoops of(String name, int loops) {
        return new EventLoops(name, Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS).setPreferNativeTransport(false)
                .setMaxEventLoopExecuteTime(LONGEST_MILLIS).setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)), loops);
    }

    /// Closes what was opened on them.
    void close() throws InterruptedException, ExecutionException, TimeoutException {
        vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
