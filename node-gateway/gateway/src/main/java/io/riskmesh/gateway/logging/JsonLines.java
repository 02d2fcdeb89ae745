package io.riskmesh.gateway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.TraceContext;
import java.io.IOException;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/// Writes an event as one line of JSON. Of exceptions it keeps kind and place, not the message: that may hold what somebody submitted.
/// Our own loggers give the event's stable name as message; a library's message is kept as such, shortened.
final class JsonLines {
    private static final String OURS = "io.riskmesh.";
    private static final int MESSAGE_CHARACTERS = 300;
    private static final int FRAMES = 8;
    private static final int CAUSES = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final String party;

    JsonLines(String party) {
        this.party = party;
    }

    String line(ILoggingEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator line = json.createGenerator(text)) {
            line.writeStartObject();
            line.writeStringField("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
            line.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
            line.writeStringField("logger", event.getLoggerName());
            name(event, line);
            line.writeStringField("party", party);
            pairs(event, line);
            cause(event.getThrowableProxy(), line);
            line.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void name(ILoggingEvent event, JsonGenerator line) throws IOException {
        if (event.getLoggerName().startsWith(OURS)) {
            line.writeStringField("event", event.getFormattedMessage());
        } else {
            String message = event.getFormattedMessage();
            line.writeStringField("event", "library");
            line.writeStringField("message", message.substring(0, Math.min(message.length(), MESSAGE_CHARACTERS)));
        }
    }

    private static void pairs(ILoggingEvent event, JsonGenerator line) throws IOException {
        List<KeyValuePair> pairs = event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
        Set<String> written = new HashSet<>();
        for (KeyValuePair pair : pairs) {
            if (written.add(pair.key)) {
                value(pair, line);
            }
        }
        String trace = written.contains("traceId") ? null : CurrentSpan.get().context().map(TraceContext::traceId).orElse(null);
        if (trace != null) {
            line.writeStringField("traceId", trace);
        }
    }

    private static void value(KeyValuePair pair, JsonGenerator line) throws IOException {
        switch (pair.value) {
            case Long number -> line.writeNumberField(pair.key, number);
            case Integer number -> line.writeNumberField(pair.key, number);
            case Boolean flag -> line.writeBooleanField(pair.key, flag);
            case null -> line.writeNullField(pair.key);
            case Object other -> line.writeStringField(pair.key, other.toString());
        }
    }

    private static void cause(IThrowableProxy thrown, JsonGenerator line) throws IOException {
        if (thrown == null) {
            return;
        }
        line.writeArrayFieldStart("exception");
        IThrowableProxy next = thrown;
        for (int depth = 0; next != null && depth < CAUSES; depth++) {
            line.writeString(next.getClassName());
            StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
            for (int i = 0; frames != null && i < Math.min(frames.length, FRAMES); i++) {
                line.writeString(frames[i].getSTEAsString());
            }
            next = next.getCause();
        }
        line.writeEndArray();
    }
}
