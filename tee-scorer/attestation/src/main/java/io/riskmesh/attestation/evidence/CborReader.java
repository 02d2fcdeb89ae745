package io.riskmesh.attestation.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes items of CBOR (RFC 8949) in order: definite lengths in their shortest form. Not thread-safe; does not change the bytes.
final class CborReader {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int MOST_DEPTH = 8;

    private final byte[] bytes;
    private int at;

    CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    void tag(long tag) throws MalformedCbor {
        expect(TAG, tag, "the tag " + tag);
    }

    void array(int items) throws MalformedCbor {
        expect(ARRAY, items, "an array of " + items);
    }

    void unsigned(long value) throws MalformedCbor {
        expect(UNSIGNED, value, "the number " + value);
    }

    /// Pairs of the map that comes next.
    int map() throws MalformedCbor {
        long pairs = head(MAP, "a map");
        if (pairs > bytes.length - at) {
            throw new MalformedCbor("a map of " + pairs + " pairs");
        }
        return (int) pairs;
    }

    byte[] bytes() throws MalformedCbor {
        return content(head(BYTES, "a byte string"));
    }

    String text() throws MalformedCbor {
        byte[] utf8 = content(head(TEXT, "a text"));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedCbor("a text that is not UTF-8");
        }
    }

    /// Steps over any item.
    void skip() throws MalformedCbor {
        skip(1);
    }

    void end() throws MalformedCbor {
        if (at != bytes.length) {
            throw new MalformedCbor((bytes.length - at) + " bytes too many");
        }
    }

    private void skip(int depth) throws MalformedCbor {
        if (depth > MOST_DEPTH) {
            throw new MalformedCbor("deeper than " + MOST_DEPTH);
        }
        int major = at < bytes.length ? (bytes[at] & 0xff) >>> 5 : -1;
        long argument = major >= 0 && major <= TAG ? head(major, "an item") : -1;
        switch (major) {
            case UNSIGNED, NEGATIVE -> { }
            case BYTES, TEXT -> content(argument);
            case ARRAY -> skip(argument, 1, depth);
            case MAP -> skip(argument, 2, depth);
            case TAG -> skip(depth + 1);
            default -> throw new MalformedCbor("an item of another kind");
        }
    }

    private void skip(long items, int each, int depth) throws MalformedCbor {
        if (items > bytes.length - at) {
            throw new MalformedCbor("an item of " + items + " parts");
        }
        for (long i = 0; i < items * each; i++) {
            skip(depth + 1);
        }
    }

    private void expect(int major, long argument, String what) throws MalformedCbor {
        if (head(major, what) != argument) {
            throw new MalformedCbor("expected " + what);
        }
    }

    /// The argument of an item of that major type.
    private long head(int major, String what) throws MalformedCbor {
        if (at >= bytes.length || (bytes[at] & 0xff) >>> 5 != major) {
            throw new MalformedCbor("expected " + what);
        }
        int low = bytes[at++] & 0x1f;
        if (low < 24) {
            return low;
        }
        if (low > 26) {
            throw new MalformedCbor("an argument of another size");
        }
        int octets = 1 << low - 24;
        if (octets > bytes.length - at) {
            throw new MalformedCbor("cut off");
        }
        long argument = 0;
        for (int i = 0; i < octets; i++) {
            argument = argument << 8 | bytes[at++] & 0xff;
        }
        if (argument < 24 || octets > 1 && argument >>> 4 * octets == 0) {
            throw new MalformedCbor("an argument that is not the shortest");
        }
        return argument;
    }

    private byte[] content(long length) throws MalformedCbor {
        if (length > bytes.length - at) {
            throw new MalformedCbor("a string of " + length + " bytes where " + (bytes.length - at) + " are left");
        }
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }
}
