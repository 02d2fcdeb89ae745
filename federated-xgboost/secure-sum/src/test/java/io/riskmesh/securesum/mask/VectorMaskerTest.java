package io.riskmesh.securesum.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.primitive.Keystreams;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The fast loops against the plain ones, and both against a reader of bits that knows nothing but the definition.
final class VectorMaskerTest {
    private static final long SEED = 23;
    private static final AesCtrKeystreams AES = new AesCtrKeystreams();

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "13,2", "207,9", "2047,3", "2048,3", "2049,3", "3263,3", "3264,3", "3265,3", "4098,10", "9999,30"})
    void fast_and_plain_masks_are_equal(int cellCount, int streams) {
        for (Field field : Field.values()) {
            Random random = new Random(SEED);
            byte[] cells = randomCells(field, cellCount, random);
            byte[] plain = cells.clone();
            List<MaskStream> masks = masks(streams, random);
            PlainVectorMasker.apply(field, plain, masks, AES);
            VectorMasker.apply(field, cells, masks, AES);
            assertArrayEquals(plain, cells, field + " seed " + SEED);
            assertEquals(-1, CellBytes.firstOutOfField(field, cells));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "207,0", "2048,3", "2049,4", "3265,3", "4098,10"})
    void unmasking_gives_the_signed_values_that_plain_masks_leave(int cellCount, int streams) {
        for (Field field : Field.values()) {
            Random random = new Random(SEED);
            byte[] cells = randomCells(field, cellCount, random);
            byte[] plain = cells.clone();
            byte[] untouched = cells.clone();
            List<MaskStream> masks = masks(streams, random);
            PlainVectorMasker.apply(field, plain, masks, AES);
            long[] values = VectorMasker.unmask(field, cells, masks, AES);
            for (int cell = 0; cell < cellCount; cell++) {
                assertEquals(field.decode(CellBytes.get(field, plain, cell)), values[cell], field + " cell " + cell + " seed " + SEED);
            }
            assertArrayEquals(untouched, cells, "the masked sum stays as it was");
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void unmasking_gives_back_the_largest_and_the_smallest_values(Field field) {
        long[] signed = {0, 1, -1, field.signedLimit(), -field.signedLimit()};
        List<MaskStream> masks = masks(3, new Random(SEED));
        byte[] masked = VectorMasker.mask(field, signed, masks, AES);
        assertArrayEquals(signed, VectorMasker.unmask(field, masked, masks.stream().map(MaskStream::opposite).toList(), AES));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void words_are_the_low_bits_of_aes_over_the_counter(Field field) throws Exception {
        byte[] key = new byte[32];
        new Random(SEED).nextBytes(key);
        Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
        ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] counters = new byte[16 * 40];
        for (int block = 0; block < 40; block++) {
            counters[16 * block + 15] = (byte) block;
        }
        byte[] stream = ecb.doFinal(counters);
        byte[] cells = new byte[50 * field.cellBytes()];
        VectorMasker.apply(field, cells, List.of(MaskStream.added(Secret.copyOf(key))), AES);
        for (int cell = 0; cell < 50; cell++) {
            byte[] little = Arrays.copyOfRange(stream, cell * field.cellBytes(), (cell + 1) * field.cellBytes());
            byte[] big = new byte[little.length];
            for (int b = 0; b < big.length; b++) {
                big[b] = little[big.length - 1 - b];
            }
            BigInteger word = new BigInteger(1, big).and(BigInteger.valueOf(field.wordMask()));
            assertTrue(word.compareTo(BigInteger.valueOf(field.modulus())) < 0, "this key needs no redraw");
            assertEquals(word.longValue(), CellBytes.get(field, cells, cell));
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void adding_and_subtracting_one_seed_cancels(Field field) {
        Random random = new Random(SEED);
        byte[] cells = randomCells(field, 4098, random);
        byte[] before = cells.clone();
        Secret seed = masks(1, random).getFirst().seed();
        VectorMasker.apply(field, cells, List.of(MaskStream.added(seed)), AES);
        assertFalse(Arrays.equals(before, cells));
        VectorMasker.apply(field, cells, List.of(MaskStream.subtracted(seed)), AES);
        assertArrayEquals(before, cells);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void words_out_of_the_field_are_drawn_again(Field field) {
        for (int cellCount : new int[] {1, 3, 2049, 3265}) {
            byte[] cells = randomCells(field, cellCount, new Random(SEED));
            byte[] plain = cells.clone();
            byte[] expected = cells.clone();
            List<MaskStream> masks = List.of(
                    MaskStream.added(Secret.wrap(new byte[32])), MaskStream.subtracted(Secret.wrap(filled())));
            Keystreams stub = new OverflowingKeystreams(field);
            PlainVectorMasker.apply(field, plain, masks, stub);
            VectorMasker.apply(field, cells, masks, stub);
            for (int n = 0; n < cellCount; n++) {
                long added = OverflowingKeystreams.uniform(n, 0);
                long subtracted = OverflowingKeystreams.uniform(n, 1);
                long value = CellBytes.get(field, expected, n);
                CellBytes.put(field, expected, n, field.subtract(field.add(value, added), subtracted));
            }
            assertArrayEquals(expected, plain, "plain");
            assertArrayEquals(expected, cells, "fast");
        }
    }

    @Test
    void the_fingerprint_redraws_too() {
        for (Field field : Field.values()) {
            byte[] cells = randomCells(field, 2050, new Random(SEED));
            Keystreams stub = new OverflowingKeystreams(field);
            List<Secret> keys = List.of(Secret.wrap(new byte[32]), Secret.wrap(filled()));
            assertArrayEquals(PlainFingerprint.of(field, cells, keys, stub), Fingerprint.of(field, cells, keys, stub));
        }
    }

    private static byte[] filled() {
        byte[] key = new byte[32];
        key[0] = 1;
        return key;
    }

    static byte[] randomCells(Field field, int count, Random random) {
        byte[] cells = new byte[count * field.cellBytes()];
        for (int i = 0; i < count; i++) {
            CellBytes.put(field, cells, i, i % 5 == 0 ? field.modulus() - 1 : random.nextLong(field.modulus()));
        }
        return cells;
    }

    static List<MaskStream> masks(int count, Random random) {
        List<MaskStream> masks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            masks.add(i % 3 == 1 ? MaskStream.subtracted(Secret.wrap(key)) : MaskStream.added(Secret.wrap(key)));
        }
        return masks;
    }

    /// Words p, the next above p, and all ones in turn; the first redraw of every second cell is out of the field again.
    private record OverflowingKeystreams(Field field) implements Keystreams {

        @Override
        public Keystream start(int lane, byte[] key) {
            return new Overflowing(field, key[0]);
        }

        static long uniform(long cell, int key) {
            return cell % 4 == 3 ? 7 + cell + key : cell * 31 + 1000L * (1 + cell % 2) + key;
        }
    }

    private static final class Overflowing implements Keystream {
        private final Field field;
        private final int key;
        private long cell;

        Overflowing(Field field, int key) {
            this.field = field;
            this.key = key;
        }

        @Override
        public void next(byte[] out, int length) {
            for (int at = 0; at < length; at += field.cellBytes(), cell++) {
                long word = switch ((int) (cell % 4)) {
                    case 0 -> field.modulus();
                    case 1 -> field.wordMask();
                    case 2 -> Math.min(field.wordMask(), field.modulus() + 1);
                    default -> 7 + cell + key;
                };
                long unused = field == Field.P61 ? 0x6000_0000_0000_0000L : 0;
                for (int b = 0; b < field.cellBytes(); b++) {
                    out[at + b] = (byte) ((word | unused) >>> (8 * b));
                }
            }
        }

        @Override
        public void block(byte[] input, byte[] output) {
            int attempt = ((input[6] & 0xFF) << 8) | (input[7] & 0xFF);
            long n = new BigInteger(1, Arrays.copyOfRange(input, 8, 16)).longValueExact();
            assertEquals((byte) 0x80, input[0]);
            long word = attempt == 1 && n % 2 == 1 ? field.modulus() : n * 31 + 1000L * attempt + key;
            CellBytes.LONGS.set(output, 0, word);
        }
    }
}
