package io.riskmesh.attestation.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes deterministic CBOR, item by item; what [CborReader] reads back. For one use.
final class CborWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CborWriter tag(int tag) {
        return head(6, tag);
    }

    CborWriter array(int items) {
        return head(4, items);
    }

    CborWriter map(int pairs) {
        return head(5, pairs);
    }

    CborWriter unsigned(int value) {
        return head(0, value);
    }

    CborWriter bytes(byte[] content) {
        head(2, content.length);
        out.writeBytes(content);
        return this;
    }

    CborWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(3, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private CborWriter head(int major, int argument) {
        if (argument < 24) {
            out.write(major << 5 | argument);
        } else if (argument < 0x100) {
            out.write(major << 5 | 24);
            out.write(argument);
        } else if (argument < 0x10000) {
            out.write(major << 5 | 25);
            out.write(argument >>> 8);
            out.write(argument);
        } else {
            out.write(major << 5 | 26);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write(argument >>> shift);
            }
        }
        return this;
    }
}
