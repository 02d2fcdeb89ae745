package io.riskmesh.simulator.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ShapeGeneratorTest {

    private static final int ROWS = 20_000;
    private static final int FEATURES = 13;

    private final ShapedRows all = new ShapeGenerator(7, ROWS, FEATURES, 0.02).generate();

    @Test
    void one_seed_gives_the_same_bits_and_another_seed_others() {
        assertArrayEquals(all.values(), new ShapeGenerator(7, ROWS, FEATURES, 0.02).generate().values());
        assertFalse(Arrays.equals(all.values(), new ShapeGenerator(8, ROWS, FEATURES, 0.02).generate().values()));
    }

    @Test
    void a_part_equals_the_same_rows_of_the_whole() {
        ShapedRows part = new ShapeGenerator(7, ROWS, FEATURES, 0.02).generate(4098, 207);
        assertArrayEquals(Arrays.copyOfRange(all.values(), 4098 * FEATURES, (4098 + 207) * FEATURES), part.values());
        assertArrayEquals(Arrays.copyOfRange(all.labels(), 4098, 4098 + 207), part.labels());
    }

    @Test
    void rates_of_positives_and_of_missing_values_are_the_wanted_ones() {
        int positives = 0;
        for (byte label : all.labels()) {
            positives += label;
        }
        int missing = 0;
        for (float value : all.values()) {
            missing += Float.isNaN(value) ? 1 : 0;
        }
        assertEquals(0.02, positives / (double) ROWS, 0.004);
        assertEquals(0.05, missing / (double) all.values().length, 0.003);
    }

    @Test
    void columns_take_four_kinds_in_turn() {
        int zeros = 0;
        for (int i = 0; i < ROWS; i++) {
            float lognormal = all.values()[i * FEATURES];
            float integer = all.values()[i * FEATURES + 2];
            assertFalse(lognormal <= 0);
            assertFalse(integer != Math.rint(integer) && !Float.isNaN(integer));
            zeros += all.values()[i * FEATURES + 3] == 0 ? 1 : 0;
        }
        assertEquals(0.7 * 0.95, zeros / (double) ROWS, 0.02);
    }

    @Test
    void impossible_shapes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new ShapeGenerator(1, 0, 3, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new ShapeGenerator(1, 1 << 20, 1 << 12, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new ShapeGenerator(1, 10, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> new ShapeGenerator(1, 10, 3, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new ShapeGenerator(1, 10, 3, 0.1).generate(8, 3));
    }
}
