package io.riskmesh.gateway.http.listen;

import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.outcome.Stopped;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listening socket on one or more event loops. Thread-safe.
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long LISTEN_SECONDS = 20;

    private final String name;
    private final HostPort listen;
    private final int most;
    private final Predicate<HttpConnection> admitted;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final AtomicLong opened = new AtomicLong();

    /// @param admitted asked for each connection after its handshake, and again by `review`
    Listener(ListenerPlan plan, Predicate<HttpConnection> admitted) {
        this.name = plan.name();
        this.listen = plan.listen();
        this.most = plan.connections();
        this.admitted = admitted;
    }

    /// Opens the socket on some event loops; the handler is shared by them.
    ///
    /// @throws Stopped if the address is taken
    void open(Vertx vertx, int loops, HttpServerOptions options, Handler<HttpServerRequest> handler)
            throws Stopped, InterruptedException {
        Future<String> deployed = vertx.deployVerticle(() -> new VerticleBase() {
            @Override
            public Future<?> start() {
                HttpServer server = vertx.createHttpServer(options);
                servers.add(server);
                return server.connectionHandler(Listener.this::admit).requestHandler(handler).invalidRequestHandler(
                        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER).listen();
            }
        }, new DeploymentOptions().setInstances(loops));
        try {
            deployed.toCompletionStage().toCompletableFuture().get(LISTEN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Stopped.unavailable("the listener " + name + " cannot use " + listen + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw Stopped.unavailable("the listener " + name + " did not open " + listen, e);
        }
    }

    private void admit(HttpConnection connection) {
        opened.incrementAndGet();
        connection.exceptionHandler(failure -> broken(connection, failure));
        if (connections.size() >= most || !admitted.test(connection)) {
            connection.close();
            return;
        }
        connections.add(connection);
        connection.closeHandler(_ -> connections.remove(connection));
    }

    // Somebody hung up in the middle or spoke no HTTP: their business. Whoever has no handler gets an error of Vert.x's in the log.
    private void broken(HttpConnection connection, Throwable failure) {
        LOG.atDebug().addKeyValue("listener", name).addKeyValue("kind", failure.getClass().getSimpleName()).log("http.connection-broken");
        connection.close();
    }

    /// Closes connections that would not be admitted now.
    public void review() {
        connections.stream().filter(connection -> !admitted.test(connection)).forEach(HttpConnection::close);
    }

    /// Where it listens; the port is the real one.
    public HostPort address() {
        return new HostPort(listen.host(), servers.getFirst().actualPort());
    }

    public String name() {
        return name;
    }

    /// Connections since the start.
    public long opened() {
        return opened.get();
    }

    /// Takes no more connections, says so on those that stand (GOAWAY), and lets calls end.
    public Future<Void> shutdown(Duration atMost) {
        return Future.join(servers.stream().map(server -> server.shutdown(atMost.toMillis(), TimeUnit.MILLISECONDS)).toList())
                .mapEmpty();
    }
}
