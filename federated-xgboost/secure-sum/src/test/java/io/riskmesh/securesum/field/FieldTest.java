package io.riskmesh.securesum.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against BigInteger.
final class FieldTest {
    private static final long SEED = 5;

    @ParameterizedTest
    @EnumSource(Field.class)
    void the_modulus_is_prime(Field field) {
        assertTrue(BigInteger.valueOf(field.modulus()).isProbablePrime(200));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void arithmetic_equals_that_of_big_integers(Field field) {
        Random random = new Random(SEED);
        BigInteger p = BigInteger.valueOf(field.modulus());
        for (int i = 0; i < 20_000; i++) {
            long a = residue(field, random, i);
            long b = residue(field, random, i / 7);
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            assertEquals(x.add(y).mod(p).longValue(), field.add(a, b), "seed " + SEED);
            assertEquals(x.subtract(y).mod(p).longValue(), field.subtract(a, b), "seed " + SEED);
            assertEquals(x.negate().mod(p).longValue(), field.negate(a), "seed " + SEED);
            assertEquals(x.multiply(y).mod(p).longValue(), field.multiply(a, b), "seed " + SEED);
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void any_number_of_128_bits_is_reduced(Field field) {
        Random random = new Random(SEED);
        BigInteger p = BigInteger.valueOf(field.modulus());
        for (int i = 0; i < 20_000; i++) {
            long high = i < 3 ? -1L >>> i : random.nextLong() >>> (i % 64);
            long low = i % 5 == 0 ? -1L : random.nextLong();
            BigInteger value = new BigInteger(Long.toUnsignedString(high)).shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(low)));
            assertEquals(value.mod(p).longValue(), field.reduce(high, low), "seed " + SEED + " at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void signed_values_come_back_and_one_above_the_limit_is_refused(Field field) {
        for (long value : new long[] {0, 1, -1, field.signedLimit(), -field.signedLimit()}) {
            assertTrue(field.contains(field.encode(value)));
            assertEquals(value, field.decode(field.encode(value)));
        }
        assertThrows(IllegalArgumentException.class, () -> field.encode(field.signedLimit() + 1));
        assertThrows(IllegalArgumentException.class, () -> field.encode(-field.signedLimit() - 1));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void cells_come_back_from_their_bytes_and_the_modulus_is_out_of_the_field(Field field) {
        byte[] cells = new byte[9 * field.cellBytes()];
        Random random = new Random(SEED);
        for (int i = 0; i < 9; i++) {
            long residue = residue(field, random, i);
            CellBytes.put(field, cells, i, residue);
            assertEquals(residue, CellBytes.get(field, cells, i));
        }
        assertEquals(-1, CellBytes.firstOutOfField(field, cells));
        CellBytes.put(field, cells, 8, field.modulus());
        assertEquals(8, CellBytes.firstOutOfField(field, cells));
    }

    private static long residue(Field field, Random random, int i) {
        return switch (i % 11) {
            case 0 -> 0;
            case 1 -> field.modulus() - 1;
            case 2 -> 1;
            case 3 -> field.signedLimit();
            case 4 -> field.signedLimit() + 1;
            default -> random.nextLong(field.modulus());
        };
    }
}
