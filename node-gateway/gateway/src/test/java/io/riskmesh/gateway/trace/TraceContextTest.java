package io.riskmesh.gateway.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void a_trace_goes_on_under_a_span_of_our_own() {
        TraceContext trace = TraceContext.of("00-" + TRACE + "-00f067aa0ba902b7-01", new Random(1));
        assertEquals(TRACE, trace.traceId());
        assertNotEquals("00f067aa0ba902b7", trace.spanId());
        assertTrue(trace.header().matches("00-" + TRACE + "-[0-9a-f]{16}-01"), trace.header());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x"})
    void what_is_no_trace_begins_a_new_one(String header) {
        assertTrue(TraceContext.of(header, new Random(2)).traceId().matches("[0-9a-f]{32}"));
        assertNotEquals(TRACE, TraceContext.of(header, new Random(2)).traceId());
    }
}
