package io.riskmesh.gateway.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.gateway.trace.Spans;
import java.util.Random;
import io.riskmesh.gateway.config.LoggingConfig;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class GatewayLogTest {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLogTest.class);

    @TempDir
    Path folder;

    private List<JsonNode> logged(String level, Runnable work) throws Stopped, IOException {
        Path file = folder.resolve("gateway.log");
        GatewayLog log = GatewayLog.begin(new LoggingConfig(level, Optional.of(file)), new PartyId("AlderMSP"));
        try {
            work.run();
        } finally {
            log.close();
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void an_event_is_one_line_of_json_with_the_fields_that_are_promised() throws Stopped, IOException {
        JsonNode line = logged("info", () -> CurrentSpan.with(Spans.ids(new Random(1)).joined(SpanName.RUN, "ab".repeat(16)), () -> {
            LOG.atInfo().addKeyValue("run", "run_1").addKeyValue("code", "gap").addKeyValue("trees", 3L).log("run.refused");
            return 0;
        })).getFirst();
        assertEquals("run.refused", line.path("event").asText());
        assertEquals("info", line.path("level").asText());
        assertEquals("AlderMSP", line.path("party").asText());
        assertEquals("ab".repeat(16), line.path("traceId").asText());
        assertEquals("run_1", line.path("run").asText());
        assertEquals(3, line.path("trees").asLong());
        assertTrue(line.path("time").asText().matches("[0-9T:-]{19}(\\.[0-9]{3})?Z"), line::toString);
    }

    @Test
    void an_exception_keeps_its_kind_and_place_but_not_its_words() throws Stopped, IOException {
        String line = logged("info", () -> LOG.atError().setCause(new IllegalStateException("GB00-canary", new IOException("canary-2")))
                .log("http.failed")).getFirst().toString();
        assertTrue(line.contains("java.lang.IllegalStateException") && line.contains("GatewayLogTest"), line);
        assertFalse(line.contains("canary"), line);
    }

    @Test
    void line_ends_in_values_do_not_make_a_second_line() throws Stopped, IOException {
        assertEquals(1, logged("info", () -> LOG.atInfo().addKeyValue("why", "a\n{\"event\":\"forged\"}\u2028").log("x")).size());
    }

    @Test
    void levels_below_the_configured_one_and_chatter_of_libraries_are_left_out() throws Stopped, IOException {
        assertEquals(List.of("shown", "library"), logged("info", () -> {
            LOG.debug("hidden");
            LOG.info("shown");
            LoggerFactory.getLogger("com.zaxxer.hikari.pool").info("hidden");
            LoggerFactory.getLogger("com.zaxxer.hikari.pool").warn("told");
        }).stream().map(line -> line.path("event").asText()).toList());
    }

    @Test
    void a_full_queue_drops_and_counts_but_never_a_warning() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        QueuedLines lines = new QueuedLines(new JsonLines("AlderMSP"), new OutputStream() {
            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                written.write(bytes, from, length);
            }
        });
        lines.start();
        for (int i = 0; i < 20_000; i++) {
            lines.doAppend(event(Level.INFO, "many"));
        }
        lines.doAppend(event(Level.WARN, "important"));
        released.countDown();
        lines.stop();
        String all = written.toString(StandardCharsets.UTF_8);
        assertTrue(lines.dropped() > 0);
        assertTrue(all.contains("important"));
        assertEquals(20_001 - lines.dropped(), all.lines().count());
    }

    private static LoggingEvent event(Level level, String message) {
        return new LoggingEvent("", ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.riskmesh.test"), level, message,
                null, null);
    }
}
