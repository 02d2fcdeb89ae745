package io.riskmesh.attestation.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Writes DER, element by element; what [DerReader] reads back. Each method gives a new array.
public final class DerWriter {

    private DerWriter() {}

    public static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        writeLength(length, out);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] sequence(byte[]... elements) {
        return element(DerTag.SEQUENCE, elements);
    }

    public static byte[] integer(BigInteger value) {
        return element(DerTag.INTEGER, value.toByteArray());
    }

    public static byte[] oid(String dotted) {
        return element(DerTag.OID, Oid.encoded(dotted));
    }

    public static byte[] octets(byte[] content) {
        return element(DerTag.OCTET_STRING, content);
    }

    public static byte[] bits(byte[] content) {
        return element(DerTag.BIT_STRING, new byte[1], content);
    }

    public static byte[] utf8(String text) {
        return element(DerTag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | octets);
        for (int i = octets - 1; i >= 0; i--) {
            out.write(length >>> 8 * i);
        }
    }
}
