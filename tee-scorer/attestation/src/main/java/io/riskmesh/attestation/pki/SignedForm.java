package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;

/// What certificates and revocation lists have in common: `SEQUENCE { body, ecdsa-with-SHA256, signature }`, and times.
///
/// @param body exact signed bytes; not changed by anyone
record SignedForm(byte[] body, P256Signature signature) {

    /// `AlgorithmIdentifier` of ecdsa-with-SHA256 (RFC 5758 section 3.2).
    private static final byte[] ECDSA_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");

    static SignedForm read(byte[] encoded) throws MalformedDer {
        DerReader outer = DerReader.of(encoded);
        DerReader in = outer.enter(DerTag.SEQUENCE);
        outer.end();
        byte[] body = in.element(DerTag.SEQUENCE);
        algorithm(in);
        byte[] signature = in.bitString();
        in.end();
        return new SignedForm(body, P256Signature.ofDer(signature)
                .orElseThrow(() -> new MalformedDer("a signature out of range")));
    }

    /// Reads the one algorithm that is spoken here.
    static void algorithm(DerReader in) throws MalformedDer {
        if (!Arrays.equals(in.element(DerTag.SEQUENCE), ECDSA_SHA256)) {
            throw new MalformedDer("a signature algorithm other than ecdsa-with-SHA256");
        }
    }

    /// A UTCTime or GeneralizedTime in seconds of UTC (RFC 5280 section 4.1.2.5), as ms since the epoch.
    static long time(DerReader in) throws MalformedDer {
        boolean generalized = in.isNext(DerTag.GENERALIZED_TIME);
        String text = in.ascii(generalized ? DerTag.GENERALIZED_TIME : DerTag.UTC_TIME);
        int digits = generalized ? 14 : 12;
        if (text.length() != digits + 1 || text.charAt(digits) != 'Z'
                || !text.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedDer("a time that is not in seconds of UTC");
        }
        String full = generalized ? text : (text.charAt(0) < '5' ? "20" : "19") + text;
        try {
            return LocalDateTime.of(number(full, 0, 4), number(full, 4, 6), number(full, 6, 8), number(full, 8, 10),
                    number(full, 10, 12), number(full, 12, 14)).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException _) {
            throw new MalformedDer("a time that no calendar has");
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
