package io.riskmesh.benchmarks.gateway;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.VerticleBase;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Servers of one event loop each, and clients in a closed loop.
final class Load implements AutoCloseable {
    static final Duration WARM_UP = Duration.ofSeconds(4);
    static final int IN_FLIGHT = 64;

    private static final int OK = 200;
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx servers = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(8));
    private final Vertx clients = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Duration window;

    Load(Duration window) {
        this.window = window;
    }

    /// A server on an event loop of its own.
    record Target(int port, long thread) {}

    /// What one window showed.
    ///
    /// @param perCpuSecond requests per CPU-second of the server's event loop
    /// @param perProcessCpuSecond requests per CPU-second of the whole process: server, clients, log, collector
    record Rate(double perSecond, double perCpuSecond, double perProcessCpuSecond) {}

    Vertx servers() {
        return servers;
    }

    Target serve(HttpServerOptions options, Handler<HttpServerRequest> handler) throws Exception {
        AtomicLong thread = new AtomicLong();
        AtomicReference<HttpServer> server = new AtomicReference<>();
        servers.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                thread.set(Thread.currentThread().threadId());
                return servers.createHttpServer(options.setHost("127.0.0.1").setPort(0)).requestHandler(handler).listen().onSuccess(server::set);
            }
        }).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Target(server.get().actualPort(), thread.get());
    }

    /// Posts one body again and again until it is told to stop.
    final class Client implements AutoCloseable {
        private final Target target;
        private final byte[] body;
        private final HttpClientAgent http;
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong number = new AtomicLong();
        private final AtomicBoolean running = new AtomicBoolean();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Client(Target target, HttpClientOptions options, int connections, byte[] body) {
            this.target = target;
            this.body = body;
            http = clients.createHttpClient(options.setKeepAlive(true),
                    new PoolOptions().setHttp1MaxSize(connections).setHttp2MaxSize(connections));
        }

        /// One window, with this client alone at work.
        Rate measure(Duration time) throws Exception {
            running.set(true);
            clients.runOnContext(_ -> {
                for (int i = 0; i < IN_FLIGHT; i++) {
                    ask();
                }
            });
            Thread.sleep(time.toMillis() / 10);
            long cpu = threads.getThreadCpuTime(target.thread);
            long processCpu = process.getProcessCpuTime();
            long count = answered.get();
            long began = System.nanoTime();
            Thread.sleep(time);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpuSeconds = (threads.getThreadCpuTime(target.thread) - cpu) / 1e9;
            double processSeconds = (process.getProcessCpuTime() - processCpu) / 1e9;
            double done = answered.get() - count;
            running.set(false);
            Thread.sleep(50);
            if (failure.get() != null) {
                throw new IllegalStateException("A request failed", failure.get());
            }
            return new Rate(done / seconds, done / cpuSeconds, done / processSeconds);
        }

        Rate measure() throws Exception {
            return measure(window);
        }

        private void ask() {
            if (!running.get() || failure.get() != null) {
                return;
            }
            http.request(HttpMethod.POST, target.port, "127.0.0.1", "/api/v1/scores")
                    .compose(request -> request.putHeader("idempotency-key", Long.toString(number.incrementAndGet()))
                            .putHeader("content-type", "application/json").send(Buffer.buffer(body)))
                    .compose(response -> response.body().map(read -> read.length() > 0 && response.statusCode() == OK ? 0 : response.statusCode()))
                    .onComplete(result -> {
                        if (result.succeeded() && result.result() == 0) {
                            answered.incrementAndGet();
                        } else {
                            failure.compareAndSet(null, result.succeeded() ? new IllegalStateException("status " + result.result()) : result.cause());
                        }
                        ask();
                    });
        }

        @Override
        public void close() {
            http.close();
        }
    }

    @Override
    public void close() {
        clients.close().toCompletionStage().toCompletableFuture().join();
        servers.close().toCompletionStage().toCompletableFuture().join();
    }
}
