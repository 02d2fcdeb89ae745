package io.riskmesh.binselect.cipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// AES-128 under a public key that is the digest of a label, so that nobody chose it. Long inputs are cut into chunks of
/// 16 KiB: JDK 25 runs one very long call outside of its intrinsic. Not thread-safe.
public final class FixedKeyAes implements BlockPermutation {
    private final Cipher cipher;

    private FixedKeyAes(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES", e);
        }
    }

    /// @param label what the permutation is for; one label, one permutation
    public static FixedKeyAes of(String label) {
        byte[] digest = Hashes.sha256(("riskmesh/joint/v1/permutation/" + label).getBytes(StandardCharsets.US_ASCII));
        return new FixedKeyAes(Arrays.copyOf(digest, BLOCK_BYTES));
    }

    /// AES-128 under a secret key, 16 bytes.
    static FixedKeyAes keyed(byte[] key) {
        return new FixedKeyAes(key);
    }

    @Override
    public void permute(byte[] in, byte[] out, int length) {
        try {
            for (int at = 0; at < length; at += CHUNK_BYTES) {
                cipher.update(in, at, Math.min(CHUNK_BYTES, length - at), out, at);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES gave no " + length + " bytes", e);
        }
    }
}
