package io.riskmesh.securesum.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
    private static final long SEED = 29;
    private static final AesCtrKeystreams AES = new AesCtrKeystreams();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13, 63, 64, 65, 207, 1023, 1024, 1025, 2047, 2048, 2049, 3264, 3265, 4098})
    void fast_and_plain_fingerprints_are_equal(int cellCount) {
        for (Field field : Field.values()) {
            Random random = new Random(SEED);
            byte[] cells = VectorMaskerTest.randomCells(field, cellCount, random);
            List<Secret> keys = keys(field.fingerprintCopies(), random);
            assertArrayEquals(PlainFingerprint.of(field, cells, keys, AES), Fingerprint.of(field, cells, keys, AES));
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void it_is_the_inner_product_with_the_products_of_column_and_row_words(Field field) {
        int columns = 1024;
        int count = 2 * columns + 500;
        Random random = new Random(SEED);
        byte[] cells = VectorMaskerTest.randomCells(field, count, random);
        Secret key = keys(1, random).getFirst();
        byte[] words = new byte[(columns + 3) * field.cellBytes()];
        VectorMasker.apply(field, words, List.of(MaskStream.added(key)), AES);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            sum = sum.add(BigInteger.valueOf(CellBytes.get(field, words, i % columns))
                    .multiply(BigInteger.valueOf(CellBytes.get(field, words, columns + i / columns)))
                    .multiply(BigInteger.valueOf(CellBytes.get(field, cells, i))));
        }
        assertEquals(sum.mod(BigInteger.valueOf(field.modulus())).longValue(),
                Fingerprint.of(field, cells, List.of(key), AES)[0]);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void a_difference_that_one_row_or_one_column_hides_shows_by_the_other(Field field) {
        Random random = new Random(SEED);
        List<Secret> keys = keys(field.fingerprintCopies(), random);
        byte[] zero = new byte[3000 * field.cellBytes()];
        for (int distance : new int[] {1, 1023, 1024, 1025, 2048}) {
            for (int trial = 0; trial < 20; trial++) {
                byte[] difference = zero.clone();
                int cell = random.nextInt(3000 - distance);
                CellBytes.put(field, difference, cell, 1);
                CellBytes.put(field, difference, cell + distance, field.negate(1));
                for (long copy : Fingerprint.of(field, difference, keys, AES)) {
                    assertNotEquals(0, copy, "cells " + cell + " and " + (cell + distance) + ", seed " + SEED);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void fingerprints_of_summands_add_up_and_any_changed_cell_shows(Field field) {
        Random random = new Random(SEED);
        List<Secret> keys = keys(field.fingerprintCopies(), random);
        byte[] a = VectorMaskerTest.randomCells(field, 3000, random);
        byte[] b = VectorMaskerTest.randomCells(field, 3000, random);
        byte[] sum = a.clone();
        CellBytes.addInto(field, sum, Octets.wrap(b));
        long[] ofA = Fingerprint.of(field, a, keys, AES);
        long[] ofB = Fingerprint.of(field, b, keys, AES);
        long[] ofSum = Fingerprint.of(field, sum, keys, AES);
        for (int c = 0; c < ofSum.length; c++) {
            assertEquals(field.add(ofA[c], ofB[c]), ofSum[c]);
        }
        for (int trial = 0; trial < 100; trial++) {
            byte[] wrong = sum.clone();
            int cell = random.nextInt(3000);
            long error = 1L << random.nextInt(field.bits());
            CellBytes.put(field, wrong, cell, field.add(CellBytes.get(field, sum, cell), error));
            long[] ofWrong = Fingerprint.of(field, wrong, keys, AES);
            for (int c = 0; c < ofSum.length; c++) {
                assertNotEquals(ofSum[c], ofWrong[c], "seed " + SEED + Arrays.toString(ofWrong));
            }
        }
    }

    private static List<Secret> keys(int count, Random random) {
        List<Secret> keys = new ArrayList<>();
        VectorMaskerTest.masks(count, random).forEach(mask -> keys.add(mask.seed()));
        return keys;
    }
}
