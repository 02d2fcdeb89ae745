package io.riskmesh.gateway.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `150ms`, `30s`, `5m`, `24h`, `365d`.
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d)");

    private DurationText() {}

    /// Reads the text.
    ///
    /// @throws IllegalArgumentException if it has another form
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected a duration such as 150ms or 30s, got " + text);
        }
        return Duration.ofMillis(Math.multiplyExact(Long.parseLong(form.group(1)), millis(form.group(2))));
    }

    /// The shortest text of whole milliseconds.
    public static String print(Duration duration) {
        long all = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (all > 0 && all % millis(unit) == 0) {
                return all / millis(unit) + unit;
            }
        }
        return all + "ms";
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> throw new IllegalStateException(unit);
        };
    }
}
