package io.riskmesh.gateway.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written as `64KiB`, `1MiB`, `2GiB` or `512B`.
///
/// @param bytes at least 0
public record DataSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,8})(B|KiB|MiB|GiB)");

    /// Checks the sign.
    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("expected at least 0 bytes, got " + bytes);
        }
    }

    /// Reads the text.
    ///
    /// @throws IllegalArgumentException if it has another form
    public static DataSize of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected a size such as 64KiB, got " + text);
        }
        return new DataSize(Long.parseLong(form.group(1)) << shift(form.group(2)));
    }

    private static int shift(String unit) {
        return switch (unit.charAt(0)) {
            case 'K' -> 10;
            case 'M' -> 20;
            case 'G' -> 30;
            case 'B' -> 0;
            default -> throw new IllegalStateException(unit);
        };
    }

    @Override
    public String toString() {
        for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
            long size = 1L << shift(unit);
            if (bytes >= size && bytes % size == 0) {
                return bytes / size + unit;
            }
        }
        return bytes + "B";
    }
}
