package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-GCM with nonce = iv XOR sequence. **A sequence seals one message, ever**: two under one would give the key of the
/// authentication away. Thread-safe.
final class Aead {

    static final int TAG_BYTES = 16;
    static final int NONCE_BYTES = 12;

    private final byte[] key;
    private final byte[] iv;
    private final Cipher cipher = gcm(); // finding it takes longer than sealing a message with it

    /// Takes the arrays over.
    Aead(byte[] key, byte[] iv) {
        this.key = key;
        this.iv = iv;
    }

    synchronized byte[] seal(long sequence, byte[] aad, byte[] plain) {
        try {
            ready(Cipher.ENCRYPT_MODE, sequence, aad);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    synchronized byte[] open(long sequence, byte[] aad, byte[] sealed) throws MalformedMessage {
        try {
            ready(Cipher.DECRYPT_MODE, sequence, aad);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException _) {
            throw new MalformedMessage("Not sealed under this session's key and header");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    void erase() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(iv, (byte) 0);
    }

    private void ready(int mode, long sequence, byte[] aad) throws GeneralSecurityException {
        byte[] nonce = iv.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE_BYTES - 1 - i] ^= (byte) (sequence >>> (8 * i));
        }
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(aad);
    }

    private static Cipher gcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    @Override
    public String toString() {
        return "Aead[REDACTED]";
    }
}
