package io.riskmesh.gateway.api.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the API writes them.
public final class Times {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /// RFC 3339 in UTC, three digits of a second.
    ///
    /// @param at ms since the epoch
    public static String text(long at) {
        return FORM.format(Instant.ofEpochMilli(at));
    }
}
