package io.riskmesh.securesum.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.ScriptedRandom;
import io.riskmesh.securesum.octets.Octets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// X25519 and ML-KEM-768 as a session uses them, against published vectors and Bouncy Castle.
final class KeyAgreementVectorsTest {
    private static final long SEED = 103;

    /// RFC 7748, section 6.1.
    @Test
    void alice_and_bob_of_rfc_7748_agree() {
        KeyAgreementKeys alice = withX25519("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        KeyAgreementKeys bob = withX25519("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        assertEquals("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", alice.x25519Public().hex());
        assertEquals("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", bob.x25519Public().hex());
        String shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        assertEquals(shared, hex(alice.agree(bob.x25519Public()).orElseThrow().reveal()));
        assertEquals(shared, hex(bob.agree(alice.x25519Public()).orElseThrow().reveal()));
    }

    /// RFC 7748, section 5.2; the second coordinate has its highest bit set, which is ignored.
    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4, "
                + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c, "
                + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d, "
                + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493, "
                + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
    })
    void scalar_multiplication_of_rfc_7748(String scalar, String coordinate, String product) {
        assertEquals(product, hex(withX25519(scalar).agree(octets(coordinate)).orElseThrow().reveal()));
    }

    /// RFC 7748, section 5.2: k, u = X25519(k, u), k, again and again from k = u = 9.
    @Test
    void a_thousand_iterations_of_rfc_7748() {
        byte[] k = new byte[32];
        k[0] = 9;
        byte[] u = k.clone();
        for (int i = 1; i <= 1000; i++) {
            byte[] next = withX25519(hex(k)).agree(Octets.copyOf(u)).orElseThrow().reveal();
            u = k;
            k = next;
            if (i == 1) {
                assertEquals("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079", hex(k));
            }
        }
        assertEquals("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51", hex(k));
    }

    /// All points of small order and their forms beyond p, with and without the ignored bit: the result would be zero.
    @ParameterizedTest
    @ValueSource(strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    })
    void points_of_small_order_are_refused(String point) {
        KeyAgreementKeys own = KeyAgreementKeys.generate(new SecureRandom());
        byte[] coordinate = HexFormat.of().parseHex(point);
        assertTrue(own.agree(Octets.copyOf(coordinate)).isEmpty());
        coordinate[31] |= (byte) 0x80;
        assertTrue(own.agree(Octets.wrap(coordinate)).isEmpty());
    }

    @Test
    void x25519_agrees_with_bouncy_castle_on_random_keys_and_coordinates() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] scalar = bytes(random, 32);
            byte[] coordinate = bytes(random, 32);
            byte[] expected = new byte[32];
            assertTrue(X25519.calculateAgreement(scalar, 0, coordinate, 0, expected, 0));
            assertArrayEquals(expected, withX25519(hex(scalar)).agree(Octets.wrap(coordinate)).orElseThrow().reveal(),
                    "seed " + SEED);
        }
    }

    /// Accumulated vectors of FIPS 203 as Go's standard library publishes them (`TestAccumulated` of its ML-KEM): inputs are
    /// drawn from SHAKE-128 of nothing, all outputs are hashed. A false ciphertext is among the inputs of every round, so
    /// implicit rejection is covered.
    @Test
    void a_hundred_accumulated_vectors_of_ml_kem_768() {
        assertEquals("1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415", accumulated(100));
    }

    @Tag("acceptance")
    @Test
    void ten_thousand_accumulated_vectors_of_ml_kem_768() {
        assertEquals("8a518cc63da366322a8e7a818c7a0d63483cb3528d34a4cf42f35d5ad73f22fc", accumulated(10_000));
    }

    private static String accumulated(int rounds) {
        SHAKEDigest inputs = new SHAKEDigest(128);
        SHAKEDigest outputs = new SHAKEDigest(128);
        for (int i = 0; i < rounds; i++) {
            ScriptedRandom random = ScriptedRandom.of(new byte[32], drawn(inputs, 64));
            KeyAgreementKeys keys = KeyAgreementKeys.generate(random);
            assertEquals(0, random.left());
            KeyAgreementKeys.Encapsulation made =
                    keys.encapsulate(keys.mlKemPublic(), ScriptedRandom.of(drawn(inputs, 32))).orElseThrow();
            assertEquals(made.secret(), keys.decapsulate(made.ciphertext()).orElseThrow());
            byte[] rejected = keys.decapsulate(Octets.wrap(drawn(inputs, 1088))).orElseThrow().reveal();
            for (byte[] output : new byte[][] {
                keys.mlKemPublic().array(), made.ciphertext().array(), made.secret().reveal(), rejected
            }) {
                outputs.update(output, 0, output.length);
            }
        }
        return hex(drawn(outputs, 32));
    }

    @Test
    void ml_kem_keys_and_ciphertexts_work_with_bouncy_castle_both_ways() {
        SecureRandom random = new SecureRandom();
        MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
        generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
        for (int i = 0; i < 10; i++) {
            var theirs = generator.generateKeyPair();
            KeyAgreementKeys ours = KeyAgreementKeys.generate(random);
            Octets theirPublic = Octets.wrap(((MLKEMPublicKeyParameters) theirs.getPublic()).getEncoded());
            KeyAgreementKeys.Encapsulation toThem = ours.encapsulate(theirPublic, random).orElseThrow();
            assertArrayEquals(toThem.secret().reveal(),
                    new MLKEMExtractor((MLKEMPrivateKeyParameters) theirs.getPrivate())
                            .extractSecret(toThem.ciphertext().array()));
            SecretWithEncapsulation toUs = new MLKEMGenerator(random).generateEncapsulated(
                    new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, ours.mlKemPublic().array()));
            assertArrayEquals(toUs.getSecret(),
                    ours.decapsulate(Octets.wrap(toUs.getEncapsulation())).orElseThrow().reveal());
        }
    }

    /// FIPS 203, section 7.2, modulus check: a coefficient of 3,329 or more.
    @Test
    void an_encapsulation_key_with_a_coefficient_beyond_the_modulus_is_refused() {
        KeyAgreementKeys keys = KeyAgreementKeys.generate(new SecureRandom());
        for (int coefficient : new int[] {3329, 3330, 4095}) {
            for (int at : new int[] {0, 1, 255, 256, 767}) {
                byte[] key = keys.mlKemPublic().toArray();
                int first = at / 2 * 3;
                if (at % 2 == 0) {
                    key[first] = (byte) coefficient;
                    key[first + 1] = (byte) ((key[first + 1] & 0xF0) | (coefficient >>> 8));
                } else {
                    key[first + 1] = (byte) ((key[first + 1] & 0x0F) | (coefficient << 4));
                    key[first + 2] = (byte) (coefficient >>> 4);
                }
                assertTrue(keys.encapsulate(Octets.wrap(key), new SecureRandom()).isEmpty(),
                        "coefficient " + at + " = " + coefficient);
            }
        }
    }

    private static KeyAgreementKeys withX25519(String scalar) {
        return KeyAgreementKeys.generate(ScriptedRandom.of(HexFormat.of().parseHex(scalar), new byte[64]));
    }

    private static byte[] drawn(SHAKEDigest shake, int length) {
        byte[] bytes = new byte[length];
        shake.doOutput(bytes, 0, length);
        return bytes;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Octets octets(String hex) {
        return Octets.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length));
    }
}
