package io.riskmesh.binselect.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.cipher.EntropyStream;
import io.riskmesh.binselect.cipher.SlowCipher;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BaseTransfersTest {
    private static final Octets PAIR = Octets.wrap(new byte[32]);

    private final Random random = new Random(61);

    @Test
    void the_receiver_gets_the_chosen_key_of_each_transfer_and_not_the_other() throws RefusedInput {
        Secret choices = secret(16);
        Secret entropy = secret(32);
        BaseTransfers.Asked asked = BaseTransfers.ask(PAIR, choices, entropy);
        Secret answering = secret(32);
        BaseTransfers.Answered answered = BaseTransfers.answer(asked.message(), answering);
        byte[] opened = BaseTransfers.open(asked, answered.message()).reveal();
        for (int i = 0; i < BaseTransfers.COUNT; i++) {
            int branch = BaseTransfers.bit(choices, i);
            assertArrayEquals(SlowCipher.slice(answered.keys().reveal(), 2 * i + branch, 16), SlowCipher.slice(opened, i, 16));
            assertFalse(java.util.Arrays.equals(SlowCipher.slice(answered.keys().reveal(), 2 * i + 1 - branch, 16),
                    SlowCipher.slice(opened, i, 16)));
        }
        assertEquals(asked.message(), BaseTransfers.ask(PAIR, choices, entropy).message(), "the same question again");
        assertEquals(answered.message(), BaseTransfers.answer(asked.message(), answering).message(), "the same answer again");
    }

    @Test
    void a_key_with_a_coefficient_beyond_the_modulus_is_refused() {
        byte[] keys = BaseTransfers.ask(PAIR, secret(16), secret(32)).message().keys().toArray();
        keys[BaseKeys.KEY_BYTES * 77 + 32 + 1152] = (byte) 0xFF;
        keys[BaseKeys.KEY_BYTES * 77 + 32 + 1152 + 1] |= 0x0F;
        RefusedInput refused = assertThrows(RefusedInput.class,
                () -> BaseTransfers.answer(new BaseKeys(PAIR, Octets.wrap(keys)), secret(32)));
        assertEquals(SelectRefusal.CELL_OUT_OF_FIELD, refused.refusal().reason());
    }

    @Test
    void vectors_are_a_group_of_packed_coefficients() {
        for (int trial = 0; trial < 5; trial++) {
            byte[] a = KeyVector.uniform(EntropyStream.of(secret(32), Enc.of("a")));
            byte[] b = KeyVector.uniform(EntropyStream.of(secret(32), Enc.of("b")));
            byte[] sum = KeyVector.add(a, b);
            assertTrue(KeyVector.isCanonical(a) && KeyVector.isCanonical(sum));
            assertArrayEquals(a, KeyVector.subtract(sum, b));
            for (int i = 0; i < 768; i++) {
                assertEquals((slow(a, i) + slow(b, i)) % 3329, slow(sum, i));
            }
        }
    }

    /// Both branches of a question look alike: chi-square of coefficients in 13 classes of 256 or 257 values.
    @Test
    void questions_do_not_show_the_choice() {
        int[][] counts = new int[2][13];
        Secret choices = secret(16);
        byte[] keys = BaseTransfers.ask(PAIR, choices, secret(32)).message().keys().array();
        for (int i = 0; i < BaseTransfers.COUNT; i++) {
            for (int branch = 0; branch < 2; branch++) {
                int from = i * BaseKeys.KEY_BYTES + 32 + branch * KeyVector.BYTES;
                byte[] vector = java.util.Arrays.copyOfRange(keys, from, from + KeyVector.BYTES);
                for (int c = 0; c < 768; c++) {
                    counts[branch == BaseTransfers.bit(choices, i) ? 1 : 0][slow(vector, c) * 13 / 3329]++;
                }
            }
        }
        for (int[] class13 : counts) {
            double chiSquare = 0;
            for (int k = 0; k < 13; k++) {
                int size = Math.ceilDiv((k + 1) * 3329, 13) - Math.ceilDiv(k * 3329, 13);
                double expected = 128 * 768 * size / 3329.0;
                chiSquare += (class13[k] - expected) * (class13[k] - expected) / expected;
            }
            assertTrue(chiSquare > 1 && chiSquare < 40, "chi-square with 12 degrees of freedom: " + chiSquare);
        }
    }

    // ByteDecode12 of FIPS 203: the i-th group of twelve bits, least significant first.
    private static int slow(byte[] packed, int index) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = index * 12 / 8 + 1; i >= index * 12 / 8; i--) {
            bits = bits.shiftLeft(8).or(BigInteger.valueOf(packed[i] & 0xFF));
        }
        return bits.shiftRight(index * 12 % 8).intValue() & 0xFFF;
    }

    private Secret secret(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Secret.wrap(bytes);
    }
}
