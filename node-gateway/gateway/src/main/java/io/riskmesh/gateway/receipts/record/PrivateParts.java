package io.riskmesh.gateway.receipts.record;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens private parts: AES-256-GCM under the key of the record's day, the head as associated data. The nonce is random
/// and stands before the ciphertext: an index may be used twice, if the first record with it was torn off by a crash, and one
/// nonce for two plaintexts would give both away. Not thread-safe.
public final class PrivateParts {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final DayKeys keys;
    private final SecureRandom random;

    public PrivateParts(DayKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// @param plain nothing for no private part
    /// @return nonce, ciphertext and tag
    public OpaqueBytes seal(RecordHead head, byte[] plain) throws IOException {
        if (plain.length == 0) {
            return OpaqueBytes.of(plain);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] box = cipher(Cipher.ENCRYPT_MODE, keys.need(day(head)), nonce, head).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, sealed, NONCE_BYTES, box.length);
            return OpaqueBytes.of(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM sealed nothing", e);
        }
    }

    /// The private part; empty if the day's key is gone, or if these are not the bytes that were sealed for this head.
    public Optional<byte[]> open(LogRecord record) throws IOException {
        byte[] sealed = record.sealed().toBytes();
        Optional<byte[]> key = keys.find(day(record.head()));
        if (sealed.length == 0) {
            return Optional.of(sealed);
        }
        if (key.isEmpty() || sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key.get(), Arrays.copyOf(sealed, NONCE_BYTES), record.head())
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, RecordHead head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head.toBytes());
        return cipher;
    }

    private static LocalDate day(RecordHead head) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(head.time()), ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "PrivateParts[" + keys + "]";
    }
}
