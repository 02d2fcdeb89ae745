package io.riskmesh.binselect.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FixedKeyAesTest {

    /// FIPS 197, appendix C.1.
    @Test
    void aes_128_of_the_standard() {
        byte[] out = new byte[16];
        FixedKeyAes.keyed(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"))
                .permute(HexFormat.of().parseHex("00112233445566778899aabbccddeeff"), out, 16);
        assertArrayEquals(HexFormat.of().parseHex("69c4e0d86a7b0430d8cdb78070b4c55a"), out);
    }

    @Test
    void long_inputs_are_the_blocks_one_by_one() {
        byte[] in = new byte[3 * 16 * 1024 + 48];
        new Random(3).nextBytes(in);
        byte[] out = new byte[in.length];
        FixedKeyAes.of("leaf").permute(in, out, in.length);
        for (int i = 0; i < in.length / 16; i += 97) {
            assertArrayEquals(SlowCipher.permute("leaf", SlowCipher.slice(in, i, 16)), SlowCipher.slice(out, i, 16));
        }
    }

    @Test
    void labels_make_different_permutations_and_streams() {
        Secret entropy = Secret.wrap(new byte[32]);
        byte[] a = EntropyStream.of(entropy, Enc.of("a")).bytes(32);
        assertArrayEquals(a, EntropyStream.of(entropy, Enc.of("a")).bytes(32));
        assertFalse(Arrays.equals(a, EntropyStream.of(entropy, Enc.of("b")).bytes(32)));
        assertFalse(Arrays.equals(SlowCipher.permute("left", a), SlowCipher.permute("right", a)));
    }
}
