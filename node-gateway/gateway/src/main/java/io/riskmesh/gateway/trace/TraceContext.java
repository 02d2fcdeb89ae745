package io.riskmesh.gateway.trace;

import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.random.RandomGenerator;

/// Where a request stands in its trace, as W3C `traceparent` carries it.
///
/// @param traceId 32 hex digits, not all zero
/// @param spanId 16 hex digits of our own span
/// @param flags 2 hex digits
public record TraceContext(String traceId, String spanId, String flags) {
    private static final int HEXADECIMAL = 16;

    /// Name of the header.
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /// Goes on with the trace of a header, or begins one if the header is absent or malformed.
    ///
    /// @param header may be null
    public static TraceContext of(String header, RandomGenerator random) {
        String span = hex(random);
        if (header != null) {
            var form = FORM.matcher(header);
            if (form.matches()) {
                return new TraceContext(form.group(1), span, form.group(3));
            }
        }
        return new TraceContext(hex(random) + hex(random), span, "00");
    }

    /// Whether this is a header of the form that we read.
    ///
    /// @param header may be null
    public static boolean isOne(String header) {
        return header != null && FORM.matcher(header).matches();
    }

    /// What a header says, its sender's span included.
    ///
    /// @throws IllegalArgumentException unless [#isOne]
    public static TraceContext read(String header) {
        var form = FORM.matcher(header);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not the form of " + HEADER);
        }
        return new TraceContext(form.group(1), form.group(2), form.group(3));
    }

    /// Whether the caller keeps its spans.
    public boolean isSampled() {
        return (Integer.parseInt(flags, HEXADECIMAL) & 1) == 1;
    }

    /// A new span of a trace whose id is known.
    public static TraceContext within(String traceId, RandomGenerator random) {
        return new TraceContext(traceId, hex(random), "01");
    }

    /// The value for calls that we make.
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    // Zero alone would be no id.
    private static String hex(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong() | 1L);
    }
}
