package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Spans as a collector has them.
record Traces(List<SpanData> spans) {
    private static final AttributeKey<String> PARTY = AttributeKey.stringKey("riskmesh.party");

    static Traces of(List<SpanData> spans) {
        return new Traces(List.copyOf(spans));
    }

    private static String party(SpanData span) {
        return span.getResource().getAttribute(PARTY);
    }

    /// `party name` of each span of a trace, sorted.
    List<String> names(String trace) {
        return spans.stream().filter(span -> span.getTraceId().equals(trace)).map(span -> party(span) + " " + span.getName()).sorted().toList();
    }

    /// Names from the first span of our gateways down to one.
    List<String> pathTo(String trace, String name) {
        List<String> path = new ArrayList<>();
        SpanData at = spans.stream().filter(span -> span.getTraceId().equals(trace) && span.getName().equals(name)).findFirst().orElseThrow();
        while (at != null) {
            path.addFirst(at.getName());
            String parent = at.getParentSpanId();
            at = spans.stream().filter(span -> span.getTraceId().equals(trace) && span.getSpanId().equals(parent)).findFirst().orElse(null);
        }
        return path;
    }

    Set<String> banksOf(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).map(Traces::party).collect(Collectors.toSet());
    }

    Set<String> traces(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).map(SpanData::getTraceId).collect(Collectors.toSet());
    }

    /// No name, no key and no event but those of the lists; nothing recorded of exceptions.
    void requireAllowed() {
        Set<String> names = Arrays.stream(SpanName.values()).map(SpanName::text).collect(Collectors.toSet());
        Set<String> keys = Arrays.stream(SpanField.values()).map(SpanField::key).collect(Collectors.toSet());
        for (SpanData span : spans) {
            assertTrue(names.contains(span.getName()), span.toString());
            span.getAttributes().forEach((key, _) -> assertTrue(keys.contains(key.getKey()), span.toString()));
            assertEquals(List.of(), span.getEvents(), span.toString());
            assertEquals("", span.getStatus().getDescription(), span.toString());
        }
    }
}
