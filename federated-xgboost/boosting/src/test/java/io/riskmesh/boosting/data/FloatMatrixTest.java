package io.riskmesh.boosting.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class FloatMatrixTest {

    @Test
    void values_stand_row_by_row_and_negative_zero_becomes_zero() {
        FloatMatrix matrix = new FloatMatrix(2, 2, new float[] {1f, Float.NaN, -0.0f, 4f});
        assertArrayEquals(new float[] {1f, Float.NaN}, matrix.row(0));
        assertEquals(0, Float.floatToRawIntBits(matrix.value(1, 0)));
        float[] target = new float[3];
        matrix.copyRow(1, target, 1);
        assertArrayEquals(new float[] {0f, 0f, 4f}, target);
    }

    @Test
    void a_wrong_size_and_a_value_of_the_sentinel_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(2, 2, new float[3]));
        float[] infinite = {1f, Float.NEGATIVE_INFINITY};
        assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(1, 2, infinite));
        float[] sentinel = {Float.MAX_VALUE};
        assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(1, 1, sentinel));
    }
}
