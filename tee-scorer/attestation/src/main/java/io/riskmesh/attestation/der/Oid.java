package io.riskmesh.attestation.der;

import java.io.ByteArrayOutputStream;

/// Object identifiers, dotted and encoded (X.690 section 8.19).
final class Oid {

    private static final int MOST_BYTES = 64;

    private Oid() {}

    static String dotted(byte[] content) throws MalformedDer {
        if (content.length == 0 || content.length > MOST_BYTES || content[content.length - 1] < 0) {
            throw new MalformedDer("an object identifier of " + content.length + " bytes");
        }
        StringBuilder text = new StringBuilder();
        long arc = 0;
        boolean fresh = true;
        for (byte b : content) {
            if (fresh && b == (byte) 0x80 || arc > Integer.MAX_VALUE) {
                throw new MalformedDer("an object identifier with an arc out of range");
            }
            arc = arc << 7 | b & 0x7f;
            fresh = b >= 0;
            if (fresh) {
                append(text, arc);
                arc = 0;
            }
        }
        return text.toString();
    }

    static byte[] encoded(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]), out);
        for (int i = 2; i < arcs.length; i++) {
            write(Long.parseLong(arcs[i]), out);
        }
        return out.toByteArray();
    }

    private static void append(StringBuilder text, long arc) {
        if (text.isEmpty()) {
            long root = Math.min(arc / 40, 2);
            text.append(root).append('.').append(arc - 40 * root);
        } else {
            text.append('.').append(arc);
        }
    }

    private static void write(long arc, ByteArrayOutputStream out) {
        for (int above = (63 - Long.numberOfLeadingZeros(arc | 1)) / 7; above > 0; above--) {
            out.write((int) (arc >>> 7 * above & 0x7f) | 0x80);
        }
        out.write((int) (arc & 0x7f));
    }
}
