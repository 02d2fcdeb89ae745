package io.riskmesh.securesum.primitive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The symmetric primitives against published vectors, and on random inputs against Bouncy Castle.
final class PublishedVectorsTest {
    private static final long SEED = 101;
    private static final Primitives JDK = JdkPrimitives.create();

    /// FIPS 180-4, examples with one block, two blocks and a million bytes.
    @Test
    void sha_256_of_the_standard() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex(JDK.sha256(ascii("abc"))));
        assertEquals("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                hex(JDK.sha256(ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))));
        byte[] million = new byte[1_000_000];
        Arrays.fill(million, (byte) 'a');
        assertEquals("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", hex(JDK.sha256(million)));
    }

    /// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
    @Test
    void hmac_sha_256_of_rfc_4231() {
        assertEquals("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                hex(JDK.mac(filled(20, 0x0b), ascii("Hi There"))));
        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                hex(JDK.mac(ascii("Jefe"), ascii("what do ya want for nothing?"))));
        assertEquals("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                hex(JDK.mac(filled(131, 0xaa), ascii("Test Using Larger Than Block-Size Key - Hash Key First"))));
    }

    /// RFC 5869, appendix A.1 to A.3. We expand to one block of 32 bytes, which are the first of any longer output.
    @ParameterizedTest
    @CsvSource({
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5, f0f1f2f3f4f5f6f7f8f9, "
                + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244, b0..ff, "
                + "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04, '', "
                + "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    })
    void hkdf_expand_of_rfc_5869(String pseudoRandomKey, String info, String output) {
        byte[] infoBytes = info.equals("b0..ff") ? range(0xb0, 0xff) : bytes(info);
        assertEquals(output, hex(JDK.expand(bytes(pseudoRandomKey), infoBytes)));
    }

    /// SP 800-38A, F.5.5 (CTR-AES256). Our streams begin at a counter of zero, so the vector is checked block by block.
    @Test
    void aes_256_ctr_of_sp_800_38a() {
        byte[] key = bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        byte[] plain = bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        byte[] cipher = bytes("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
        String[] counters = {"f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", "f0f1f2f3f4f5f6f7f8f9fafbfcfdff00",
            "f0f1f2f3f4f5f6f7f8f9fafbfcfdff01", "f0f1f2f3f4f5f6f7f8f9fafbfcfdff02"};
        Keystream stream = JDK.keystreams().start(0, key);
        for (int block = 0; block < counters.length; block++) {
            byte[] pad = new byte[16];
            stream.block(bytes(counters[block]), pad);
            for (int i = 0; i < 16; i++) {
                assertEquals(cipher[16 * block + i], (byte) (plain[16 * block + i] ^ pad[i]), "block " + block);
            }
        }
    }

    /// The counter goes over the borders of its bytes, and chunks of any size join without a seam.
    @Test
    void a_keystream_is_the_block_cipher_over_a_counter_from_zero() {
        Random random = new Random(SEED);
        byte[] key = bytes(random, 32);
        int length = 16 * 66_000;
        byte[] expected = new byte[length];
        SICBlockCipher counter = (SICBlockCipher) SICBlockCipher.newInstance(AESEngine.newInstance());
        counter.init(true, new ParametersWithIV(new KeyParameter(key), new byte[16]));
        counter.processBytes(new byte[length], 0, length, expected, 0);
        Keystream stream = JDK.keystreams().start(3, key);
        byte[] chunk = new byte[Keystreams.CHUNK_BYTES];
        int at = 0;
        while (at < length) {
            int size = Math.min(length - at, random.nextInt(4) == 0 ? 1 + random.nextInt(100) : chunk.length);
            stream.next(chunk, size);
            assertArrayEquals(Arrays.copyOfRange(expected, at, at + size), Arrays.copyOf(chunk, size), "seed " + SEED);
            at += size;
        }
    }

    /// "The Galois/Counter Mode of Operation" (McGrew and Viega), test cases 13 and 14: AES-256, zero key, zero nonce.
    @Test
    void aes_256_gcm_of_its_authors() {
        byte[] key = new byte[32];
        assertEquals("530f8afbc74536b9a963b4f1c4cb738b", hex(JDK.seal(key, new byte[0])));
        byte[] box = JDK.seal(key, new byte[16]);
        assertEquals("cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919", hex(box));
        assertArrayEquals(new byte[16], JDK.open(key, box).orElseThrow());
        for (int bit = 0; bit < 8 * box.length; bit++) {
            byte[] changed = box.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertTrue(JDK.open(key, changed).isEmpty(), "bit " + bit);
        }
        assertTrue(JDK.open(key, new byte[15]).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 55, 56, 64, 352, 16_383, 16_384, 16_385, 40_000})
    void all_agree_with_bouncy_castle(int length) throws Exception {
        Random random = new Random(SEED + length);
        byte[] key = bytes(random, 32);
        byte[] data = bytes(random, length);
        SHA256Digest digest = new SHA256Digest();
        digest.update(data, 0, length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        assertArrayEquals(hash, JDK.sha256(data));

        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, length);
        byte[] tag = new byte[32];
        mac.doFinal(tag, 0);
        assertArrayEquals(tag, JDK.mac(key, data));

        HKDFBytesGenerator expand = new HKDFBytesGenerator(new SHA256Digest());
        expand.init(HKDFParameters.skipExtractParameters(key, data));
        byte[] derived = new byte[32];
        expand.generateBytes(derived, 0, 32);
        assertArrayEquals(derived, JDK.expand(key, data));

        GCMBlockCipher gcm = (GCMBlockCipher) GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(true, new AEADParameters(new KeyParameter(key), 128, new byte[12]));
        byte[] box = new byte[gcm.getOutputSize(length)];
        int written = gcm.processBytes(data, 0, length, box, 0);
        gcm.doFinal(box, written);
        assertArrayEquals(box, JDK.seal(key, data));
        assertArrayEquals(data, JDK.open(key, box).orElseThrow());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] range(int first, int last) {
        byte[] bytes = new byte[last - first + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
