package io.riskmesh.binselect.cipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// One block at a time, from the definitions: the second implementation that the engine is compared with.
public final class SlowCipher {
    private SlowCipher() {}

    public static byte[] permute(String label, byte[] block) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("riskmesh/joint/v1/permutation/" + label).getBytes(StandardCharsets.US_ASCII));
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(digest, 16), "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// π(x) ⊕ x.
    public static byte[] oneWay(String label, byte[] block) {
        return xor(permute(label, block), block);
    }

    public static byte[] xor(byte[] a, byte[] b) {
        byte[] sum = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = (byte) (a[i] ^ b[i]);
        }
        return sum;
    }

    public static byte[] slice(byte[] bytes, int index, int width) {
        return Arrays.copyOfRange(bytes, index * width, (index + 1) * width);
    }
}
