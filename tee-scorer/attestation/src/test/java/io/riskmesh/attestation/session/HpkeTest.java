package io.riskmesh.attestation.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.frame.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;

final class HpkeTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    private static final byte[] PLAIN = hex("4265617574792069732074727574682c20747275746820626561757479");

    // RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode.
    private static final byte[] ENC = hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
    private static final byte[] SECRET_KEY = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");

    @Test
    void the_vectors_of_rfc_9180_open() throws GeneralSecurityException, MalformedMessage {
        HpkeContext context = rfc();
        assertArrayEquals(PLAIN, context.open(0, hex("436f756e742d30"),
                hex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a")));
        assertArrayEquals(PLAIN, context.open(1, hex("436f756e742d31"),
                hex("af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84")));
    }

    @Test
    void the_exported_secrets_are_those_of_rfc_9180() throws GeneralSecurityException, MalformedMessage {
        HpkeContext context = rfc();
        assertEquals("3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee", hex(context.export(new byte[0], 32)));
        assertEquals("2e8f0b54673c7029649d4eb9d5e33bf1872cf76d623ff164ac185da9e88c21a5", hex(context.export(new byte[1], 32)));
        assertEquals("e9e43065102c3836401bed8c3c3c75ae46be1639869391d62c61f1ec7af54931",
                hex(context.export("TestContext".getBytes(StandardCharsets.US_ASCII), 32)));
    }

    @Test
    void bouncy_castle_opens_what_we_seal() throws Exception {
        HPKE theirs = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        AsymmetricCipherKeyPair keys = theirs.generatePrivateKey();
        byte[] spki = org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory
                .createSubjectPublicKeyInfo(keys.getPublic()).getEncoded();
        PublicKey recipient = KeyFactory.getInstance("X25519").generatePublic(new java.security.spec.X509EncodedKeySpec(spki));
        Hpke.Sender sender = new Hpke().toSend(recipient, INFO, RANDOM);
        HPKEContext receiver = theirs.setupBaseR(sender.enc(), keys, INFO);
        for (int i = 0; i < 3; i++) {
            byte[] aad = {(byte) i};
            assertArrayEquals(PLAIN, receiver.open(aad, sender.context().seal(i, aad, PLAIN)));
        }
        assertArrayEquals(receiver.export(INFO, 44), sender.context().export(INFO, 44));
    }

    @Test
    void we_open_what_bouncy_castle_seals() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        HPKE theirs = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        HPKEContextWithEncapsulation sender = theirs.setupBaseS(org.bouncycastle.crypto.util.PublicKeyFactory
                .createKey(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())), INFO);
        HpkeContext receiver = new Hpke().toReceive(sender.getEncapsulation(), keys.getPrivate(), INFO);
        for (int i = 0; i < 3; i++) {
            byte[] aad = {(byte) i};
            assertArrayEquals(PLAIN, receiver.open(i, aad, sender.seal(aad, PLAIN)));
        }
        assertArrayEquals(sender.export(INFO, 12), receiver.export(INFO, 12));
    }

    @Test
    void another_info_another_key_another_sequence_or_a_flipped_bit_opens_nothing() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KeyPair others = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        Hpke.Sender sender = new Hpke().toSend(keys.getPublic(), INFO, RANDOM);
        byte[] sealed = sender.context().seal(5, INFO, PLAIN);
        HpkeContext receiver = new Hpke().toReceive(sender.enc(), keys.getPrivate(), INFO);
        assertArrayEquals(PLAIN, receiver.open(5, INFO, sealed));
        assertThrows(MalformedMessage.class, () -> receiver.open(6, INFO, sealed));
        assertThrows(MalformedMessage.class, () -> receiver.open(5, PLAIN, sealed));
        HpkeContext otherInfo = new Hpke().toReceive(sender.enc(), keys.getPrivate(), PLAIN);
        assertThrows(MalformedMessage.class, () -> otherInfo.open(5, INFO, sealed));
        HpkeContext otherKey = new Hpke().toReceive(sender.enc(), others.getPrivate(), INFO);
        assertThrows(MalformedMessage.class, () -> otherKey.open(5, INFO, sealed));
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(MalformedMessage.class, () -> receiver.open(5, INFO, flipped));
        }
        assertThrows(MalformedMessage.class, () -> receiver.open(5, INFO, new byte[3]));
    }

    @Test
    void keys_of_small_order_and_of_wrong_length_are_refused() throws GeneralSecurityException {
        PrivateKey key = KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate();
        byte[] one = new byte[32];
        one[0] = 1;
        for (byte[] enc : new byte[][] {new byte[32], one, new byte[31], new byte[33], {}}) {
            assertThrows(MalformedMessage.class, () -> new Hpke().toReceive(enc, key, INFO));
        }
    }

    private static HpkeContext rfc() throws GeneralSecurityException, MalformedMessage {
        PrivateKey key = KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, SECRET_KEY));
        return new Hpke(Hpke.AEAD_AES_128_GCM).toReceive(ENC, key, INFO);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
