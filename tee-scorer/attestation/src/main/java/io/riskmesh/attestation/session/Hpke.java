package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.SecretKey;

/// HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The JDK has the KEM and the KDF; the key
/// schedule is here. Base mode says nothing about who sealed: a session's opening is signed for that. Thread-safe.
public final class Hpke {

    /// Bytes of an encapsulated key.
    public static final int ENC_BYTES = 32;

    static final int KEM_X25519 = 0x0020;
    static final int KDF_SHA256 = 0x0001;
    static final int AEAD_AES_128_GCM = 0x0001;
    static final int AEAD_AES_256_GCM = 0x0002;

    private static final byte[] NOTHING = {};
    private static final byte MODE_BASE = 0;
    private static final int NONCE_BYTES = 12;
    private static final int EXPORTER_BYTES = 32;

    private final Hkdf hkdf;
    private final int keyBytes;

    public Hpke() {
        this(AEAD_AES_256_GCM);
    }

    /// The vectors of the RFC for this KEM use AES-128.
    Hpke(int aead) {
        byte[] suite = new WireWriter().fixed("HPKE".getBytes(StandardCharsets.US_ASCII))
                .u16(KEM_X25519).u16(KDF_SHA256).u16(aead).toBytes();
        hkdf = new Hkdf(suite);
        keyBytes = aead == AEAD_AES_128_GCM ? 16 : 32;
    }

    /// What the sender needs: the key to send along, and the context.
    public record Sender(byte[] enc, HpkeContext context) {

        @Override
        public String toString() {
            return "Sender[REDACTED]";
        }
    }

    /// SetupBaseS.
    ///
    /// @param recipient an X25519 public key
    /// @throws InvalidKeyException if it is another key
    public Sender toSend(PublicKey recipient, byte[] info, SecureRandom random) throws InvalidKeyException {
        try {
            KEM.Encapsulated encapsulated = kem().newEncapsulator(recipient, null, random).encapsulate();
            return new Sender(encapsulated.encapsulation(), schedule(encapsulated.key(), info));
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("Expected an X25519 public key", e);
        }
    }

    /// SetupBaseR.
    ///
    /// @throws MalformedMessage if `enc` is no key, or one of small order
    public HpkeContext toReceive(byte[] enc, PrivateKey recipient, byte[] info) throws MalformedMessage {
        if (enc.length != ENC_BYTES) {
            throw new MalformedMessage("An encapsulated key has " + ENC_BYTES + " bytes, got " + enc.length);
        }
        try {
            return schedule(kem().newDecapsulator(recipient).decapsulate(enc), info);
        } catch (DecapsulateException _) {
            throw new MalformedMessage("The encapsulated key is not usable");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The recipient's key is an X25519 key", e);
        }
    }

    private HpkeContext schedule(SecretKey shared, byte[] info) {
        byte[] context = new WireWriter().u8(MODE_BASE).fixed(hkdf.extract(NOTHING, "psk_id_hash", NOTHING))
                .fixed(hkdf.extract(NOTHING, "info_hash", info)).toBytes();
        byte[] sharedBytes = shared.getEncoded();
        byte[] secret = hkdf.extract(sharedBytes, "secret", NOTHING);
        HpkeContext made = new HpkeContext(hkdf, hkdf.expand(secret, "key", context, keyBytes),
                hkdf.expand(secret, "base_nonce", context, NONCE_BYTES), hkdf.expand(secret, "exp", context, EXPORTER_BYTES));
        Arrays.fill(sharedBytes, (byte) 0);
        Arrays.fill(secret, (byte) 0);
        return made;
    }

    private static KEM kem() {
        try {
            return KEM.getInstance("DHKEM");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java 25 has DHKEM", e);
        }
    }
}
