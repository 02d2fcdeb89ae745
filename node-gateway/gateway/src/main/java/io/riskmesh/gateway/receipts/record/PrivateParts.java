package io.riskmesh.gateway.receipts.record;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens private parts: AES-256-GCM under the key of the record's day, the head as associated data. The nonce is random
/// and stands before the ciphertext: an index may be used twice, if the first record with it was torn off by a crash, and one
/// nonce for two plaintexts would give both away. Thread-safe.
public final class PrivateParts {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NONCES_AT_ONCE = 128; // a draw costs as much as a seal

    private final DayKeys keys;
    private final SecureRandom random;
    private final Cipher cipher;
    private final byte[] nonces = new byte[NONCES_AT_ONCE * NONCE_BYTES];
    private int noncesUsed = nonces.length;

    public PrivateParts(DayKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM/NoPadding", e);
        }
    }

    /// @param plain nothing for no private part
    /// @return nonce, ciphertext and tag
    public synchronized OpaqueBytes seal(RecordHead head, byte[] plain) throws IOException {
        if (plain.length == 0) {
            return OpaqueBytes.of(plain);
        }
        byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
        nonce(sealed);
        try {
            start(Cipher.ENCRYPT_MODE, keys.need(day(head)), sealed, head);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return OpaqueBytes.of(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM sealed nothing", e);
        }
    }

    /// The private part; empty if the day's key is gone, or if these are not the bytes that were sealed for this head.
    public synchronized Optional<byte[]> open(LogRecord record) throws IOException {
        byte[] sealed = record.sealed().toBytes();
        Optional<byte[]> key = keys.find(day(record.head()));
        if (sealed.length == 0) {
            return Optional.of(sealed);
        }
        if (key.isEmpty() || sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            start(Cipher.DECRYPT_MODE, key.get(), sealed, record.head());
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private void nonce(byte[] sealed) {
        if (noncesUsed == nonces.length) {
            random.nextBytes(nonces);
            noncesUsed = 0;
        }
        System.arraycopy(nonces, noncesUsed, sealed, 0, NONCE_BYTES);
        noncesUsed += NONCE_BYTES;
    }

    private void start(int mode, byte[] key, byte[] sealed, RecordHead head) throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(head.toBytes());
    }

    private static LocalDate day(RecordHead head) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(head.time()), ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "PrivateParts[" + keys + "]";
    }
}
