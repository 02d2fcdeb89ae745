package io.riskmesh.securesum;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/// `enc` and the key derivations as design `secure-sum.md` section 3 writes them down, made of other parts than the product:
/// tests compare both.
public final class PlainEnc {
    private PlainEnc() {}

    /// Each field after its length as u32 big-endian. Texts, byte arrays, and integers in their fixed width.
    public static byte[] enc(String label, Object... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        field(out, ("riskmesh/secure-sum/v1/" + label).getBytes(StandardCharsets.US_ASCII));
        for (Object value : fields) {
            field(out, switch (value) {
                case String text -> text.getBytes(StandardCharsets.UTF_8);
                case byte[] bytes -> bytes;
                case Short number -> ByteBuffer.allocate(2).putShort(number).array();
                case Integer number -> ByteBuffer.allocate(4).putInt(number).array();
                case Long number -> ByteBuffer.allocate(8).putLong(number).array();
                default -> throw new IllegalArgumentException(value.getClass().getName());
            });
        }
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, byte[] field) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        out.writeBytes(field);
    }

    public static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// HKDF-Expand to 32 bytes.
    public static byte[] expand(byte[] key, byte[] info) {
        return derive(HKDFParameters.skipExtractParameters(key, info));
    }

    /// HKDF to 32 bytes.
    public static byte[] hkdf(byte[] salt, byte[] material, byte[] info) {
        return derive(new HKDFParameters(material, salt, info));
    }

    private static byte[] derive(HKDFParameters parameters) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(parameters);
        byte[] derived = new byte[32];
        generator.generateBytes(derived, 0, 32);
        return derived;
    }
}
