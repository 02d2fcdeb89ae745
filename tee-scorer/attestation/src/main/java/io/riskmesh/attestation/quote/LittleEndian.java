package io.riskmesh.attestation.quote;

import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import java.util.Arrays;

/// Takes fields off bytes in order; every length is held against what is left before anything is allocated. Not thread-safe.
final class LittleEndian {

    private final byte[] bytes;
    private int at;

    LittleEndian(byte[] bytes) {
        this.bytes = bytes;
    }

    static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    int left() {
        return bytes.length - at;
    }

    int position() {
        return at;
    }

    byte[] take(int count, String what) throws Rejected {
        if (count < 0 || count > left()) {
            throw new Rejected(QUOTE_MALFORMED, what + " needs " + count + " bytes where " + left() + " are left");
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    int u16(String what) throws Rejected {
        return u16(take(2, what), 0);
    }

    long u32(String what) throws Rejected {
        byte[] four = take(4, what);
        return u16(four, 0) | (long) u16(four, 2) << 16;
    }
}
