package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// Numbers as the page prints them.
final class Numbers {
    private Numbers() {}

    /// `0.7712 [0.7709, 0.7715]`, or why there is none.
    static String interval(JsonNode metric) {
        if (metric.isMissingNode() || metric.isNull()) {
            return "not computed";
        }
        if (metric.has("undefined")) {
            return "undefined: " + metric.get("undefined").asText();
        }
        return fraction(metric.path("point").asDouble()) + " [" + fraction(metric.path("lower").asDouble()) + ", "
                + fraction(metric.path("upper").asDouble()) + "]";
    }

    /// The middle of the interval alone.
    static String point(JsonNode metric) {
        return metric.has("point") ? fraction(metric.get("point").asDouble()) : "undefined";
    }

    static String fraction(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f s" : "%.1f s", value);
    }

    /// Bytes in the unit that leaves one to four digits.
    static String bytes(long value) {
        if (value < 10_000) {
            return value + " B";
        }
        return value < 10_000_000
                ? String.format(Locale.ROOT, "%.1f kB", value / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", value / 1e6);
    }
}
