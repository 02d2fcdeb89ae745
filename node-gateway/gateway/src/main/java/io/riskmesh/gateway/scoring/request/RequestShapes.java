package io.riskmesh.gateway.scoring.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.regex.Pattern;

/// What the texts of a request look like, whatever document they came in.
public final class RequestShapes {
    private static final Pattern PAYMENT_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final Pattern INSTITUTION = Pattern.compile("[A-Za-z0-9._-]{1,35}");
    private static final Pattern ACCOUNT = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final long MOST_MINOR_UNITS = (1L << 53) - 1;

    private RequestShapes() {}

    public static String paymentId(String pointer, String text) throws InvalidRequest {
        return matching(PAYMENT_ID, pointer, text);
    }

    public static String institution(String pointer, String text) throws InvalidRequest {
        return matching(INSTITUTION, pointer, text);
    }

    public static String account(String pointer, String text) throws InvalidRequest {
        return matching(ACCOUNT, pointer, text);
    }

    /// Schemes, purposes.
    public static String name(String pointer, String text) throws InvalidRequest {
        return matching(NAME, pointer, text);
    }

    public static String currency(String pointer, String text) throws InvalidRequest {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException _) {
            throw new InvalidRequest(pointer, "unknown_currency");
        }
    }

    public static long minorUnits(String pointer, long value) throws InvalidRequest {
        return within(pointer, value, 0, MOST_MINOR_UNITS);
    }

    /// An RFC 3339 time with its offset, to the millisecond.
    public static long time(String pointer, String text) throws InvalidRequest {
        try {
            return time(pointer, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw new InvalidRequest(pointer, "invalid_time");
        }
    }

    public static long time(String pointer, Instant time) throws InvalidRequest {
        try {
            return within(pointer, time.toEpochMilli(), 0, LATEST);
        } catch (ArithmeticException _) {
            throw new InvalidRequest(pointer, "out_of_range");
        }
    }

    public static long within(String pointer, long value, long least, long most) throws InvalidRequest {
        if (value < least || value > most) {
            throw new InvalidRequest(pointer, "out_of_range");
        }
        return value;
    }

    private static String matching(Pattern pattern, String pointer, String text) throws InvalidRequest {
        if (!pattern.matcher(text).matches()) {
            throw new InvalidRequest(pointer, "invalid_text");
        }
        return text;
    }
}
