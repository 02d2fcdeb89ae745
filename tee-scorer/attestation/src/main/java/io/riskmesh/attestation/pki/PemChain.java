package io.riskmesh.attestation.pki;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Certificates as PEM (RFC 7468) in one form: base64 in 64 columns, line feeds, one after each END line. Nothing that others sign
/// covers this framing, so that anything looser would let one quote have many encodings.
public final class PemChain {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "-----END CERTIFICATE-----\n";
    private static final int MOST_BYTES = 16_384;
    private static final int COLUMNS = 64;

    private PemChain() {}

    /// The certificates of the text, if it is what [#encode] gives for them.
    public static Optional<List<byte[]>> decode(byte[] pem, int count) {
        if (pem.length > MOST_BYTES) {
            return Optional.empty();
        }
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        List<byte[]> certificates = new ArrayList<>();
        int at = 0;
        while (at < text.length() && certificates.size() < count) {
            int end = text.indexOf("-----END", at);
            if (!text.startsWith(BEGIN, at) || end < 0) {
                return Optional.empty();
            }
            Optional<byte[]> certificate = base64(text.substring(at + BEGIN.length(), end));
            if (certificate.isEmpty()) {
                return Optional.empty();
            }
            certificates.add(certificate.get());
            at = end + END.length();
        }
        boolean canonical = certificates.size() == count && Arrays.equals(pem, encode(certificates));
        return canonical ? Optional.of(certificates) : Optional.empty();
    }

    public static byte[] encode(List<byte[]> certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Base64.Encoder lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'});
        for (byte[] certificate : certificates) {
            out.writeBytes(BEGIN.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(lines.encode(certificate));
            out.write('\n');
            out.writeBytes(END.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static Optional<byte[]> base64(String lines) {
        try {
            return Optional.of(Base64.getDecoder().decode(lines.replace("\n", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
