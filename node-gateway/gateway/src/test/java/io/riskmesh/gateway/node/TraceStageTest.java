package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.gateway.trace.TraceContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Spans on their way to a collector.
final class TraceStageTest {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static Spans open(String exporter, int port, Closing closing) throws Stopped {
        NodeConfig config = NodeConfig.parse("party: {id: AlderMSP}\ntracing: {exporter: " + exporter + ", endpoint: \"http://127.0.0.1:" + port
                + "/v1/traces\"}\n", Path.of(""), Map.of());
        return TraceStage.open(config, World.real(Map.of()), closing);
    }

    @Test
    void a_collector_gets_spans_of_sampled_traces_by_otlp() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("content-type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            Closing closing = new Closing();
            Spans spans = open("otlp", collector.getAddress().getPort(), closing);
            spans.received(SpanName.HTTP, CALLER).put(SpanField.OPERATION, "getStatus").end();
            spans.received(SpanName.PEER_ANSWER, CALLER.replaceAll("01$", "00")).put(SpanField.OPERATION, "unsampled").end();
            closing.closeAll();
            assertEquals(1, received.size());
            assertTrue(received.getFirst().startsWith("application/x-protobuf "), received.getFirst());
            assertTrue(received.getFirst().contains("riskmesh.operation") && received.getFirst().contains("getStatus"));
            assertTrue(received.getFirst().contains("AlderMSP") && !received.getFirst().contains("unsampled"));
        } finally {
            collector.stop(0);
        }
    }

    @Test
    @Tag("acceptance")
    void a_collector_that_is_not_there_holds_up_nobody() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Closing closing = new Closing();
        Spans spans = open("otlp", nobody, closing);
        long began = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            spans.received(SpanName.HTTP, null).end();
        }
        closing.closeAll();
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(10).toNanos(), "closed");
    }

    @Test
    void a_trace_goes_on_from_its_header_and_begins_where_there_is_none() throws Exception {
        for (String exporter : List.of("none", "log")) {
            Closing closing = new Closing();
            Spans spans = open(exporter, 1, closing);
            OpenSpan span = spans.received(SpanName.HTTP, CALLER);
            assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", span.context().map(TraceContext::traceId).orElseThrow(), exporter);
            for (String header : List.of("", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", CALLER + "-x", "ff" + CALLER.substring(2))) {
                String fresh = spans.received(SpanName.HTTP, header).context().orElseThrow().traceId();
                assertTrue(fresh.matches("(?!0{32})[0-9a-f]{32}") && !header.contains(fresh), exporter + " " + header);
            }
            OpenSpan one = spans.joined(SpanName.RUN, "ab".repeat(16));
            OpenSpan other = spans.joined(SpanName.RUN, "ab".repeat(16));
            assertEquals(one.context().orElseThrow().traceId(), other.context().orElseThrow().traceId());
            closing.closeAll();
        }
    }
}
