package io.riskmesh.incentive.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [InputBytes] writes; whatever has another encoding is refused. Not thread-safe.
final class InputCursor {

    private static final int MOST_TEXT = 128;
    private static final int MOST_SHIFT = 63;

    private final byte[] bytes;
    private int at;

    InputCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int octet() throws MalformedInput {
        if (at >= bytes.length) {
            throw new MalformedInput("Expected more than " + bytes.length + " bytes");
        }
        return bytes[at++] & 0xff;
    }

    /// The shortest form only.
    long varint() throws MalformedInput {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            int octet = octet();
            if (shift == MOST_SHIFT && octet > 1 || shift > 0 && octet == 0) {
                break;
            }
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedInput("Expected a number in its shortest form");
    }

    int count(int most) throws MalformedInput {
        long value = varint();
        if (value < 0 || value > most) {
            throw new MalformedInput("Expected at most " + most + ", got " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    byte[] take(int length) throws MalformedInput {
        if (bytes.length - at < length) {
            throw new MalformedInput("Expected " + length + " more bytes, got " + (bytes.length - at));
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() throws MalformedInput {
        return new String(take(count(MOST_TEXT)), StandardCharsets.US_ASCII);
    }

    void end() throws MalformedInput {
        if (at != bytes.length) {
            throw new MalformedInput("Expected the end, got " + (bytes.length - at) + " more bytes");
        }
    }
}
