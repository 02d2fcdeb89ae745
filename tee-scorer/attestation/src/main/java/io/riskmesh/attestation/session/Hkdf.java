package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// LabeledExtract and LabeledExpand of RFC 9180 section 4 over the JDK's HKDF-SHA256. Thread-safe.
final class Hkdf {

    private static final byte[] VERSION = "HPKE-v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] suiteId;

    Hkdf(byte[] suiteId) {
        this.suiteId = suiteId;
    }

    byte[] extract(byte[] salt, String label, byte[] ikm) {
        byte[] labeled = new WireWriter().fixed(VERSION).fixed(suiteId).fixed(ascii(label)).fixed(ikm).toBytes();
        HKDFParameterSpec.Builder builder = HKDFParameterSpec.ofExtract().addIKM(labeled);
        return derive((salt.length == 0 ? builder : builder.addSalt(salt)).extractOnly());
    }

    byte[] expand(byte[] key, String label, byte[] info, int length) {
        byte[] labeled = new WireWriter().u16(length).fixed(VERSION).fixed(suiteId).fixed(ascii(label)).fixed(info).toBytes();
        return derive(HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "Generic"), labeled, length));
    }

    private static byte[] ascii(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] derive(HKDFParameterSpec parameters) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has HKDF-SHA256", e);
        }
    }
}
