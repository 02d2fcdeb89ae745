package io.riskmesh.contract.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// `GET /healthz`: 200 while calls end, 503 once one is older than [#MAX_CALL_MS]; then the process wants a restart.
final class HealthPage implements AutoCloseable {

    /// Longer than any call takes, shorter than anybody waits.
    static final long MAX_CALL_MS = 30_000;

    private final HttpServer server;

    private HealthPage(HttpServer server) {
        this.server = server;
    }

    static HealthPage open(InetSocketAddress address, CallsInFlight calls) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/healthz", exchange -> answer(exchange, calls));
        server.start();
        return new HealthPage(server);
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private static void answer(HttpExchange exchange, CallsInFlight calls) throws IOException {
        long oldest = calls.oldestMs();
        boolean healthy = oldest <= MAX_CALL_MS;
        String body = "{\"calls\":" + calls.count() + ",\"oldestCallMs\":" + oldest + ",\"status\":\""
                + (healthy ? "UP" : "STUCK") + "\"}\n";
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(healthy ? 200 : 503, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
