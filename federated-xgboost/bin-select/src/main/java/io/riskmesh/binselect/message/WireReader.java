package io.riskmesh.binselect.message;

import static io.riskmesh.binselect.refusal.SelectRefusal.LENGTH_MISMATCH;

import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.refusal.RefusedInput;
import java.util.Arrays;

/// Reads big-endian fields. Every length is compared with the bytes that are left before anything is allocated. Not
/// thread-safe.
final class WireReader {
    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() throws RefusedInput {
        need(1);
        return bytes[at++] & 0xFF;
    }

    /// A u32 that must fit a positive int.
    int count() throws RefusedInput {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        RefusedInput.unless(value >= 0, LENGTH_MISMATCH, "at most 2^31 - 1", Integer.toUnsignedString(value));
        return value;
    }

    Octets fixed(int length) throws RefusedInput {
        need(length);
        Octets field = Octets.wrap(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return field;
    }

    Octets sized(int maximum) throws RefusedInput {
        int length = count();
        RefusedInput.unless(length <= maximum, LENGTH_MISMATCH, "at most " + maximum + " bytes", length);
        return fixed(length);
    }

    void end() throws RefusedInput {
        RefusedInput.unless(at == bytes.length, LENGTH_MISMATCH, "the end of the message", bytes.length - at + " more bytes");
    }

    private void need(int length) throws RefusedInput {
        if (length > bytes.length - at) { // asked for every field, so no words are made unless they are needed
            throw new RefusedInput(LENGTH_MISMATCH, length + " more bytes", bytes.length - at);
        }
    }
}
