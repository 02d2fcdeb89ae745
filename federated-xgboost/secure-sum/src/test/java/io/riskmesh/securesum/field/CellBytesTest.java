package io.riskmesh.securesum.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.securesum.octets.Octets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells that are a part of a message, wherever in it they begin, against the same cells in an array of their own.
final class CellBytesTest {
    private static final long SEED = 41;

    @ParameterizedTest
    @CsvSource({"1,0,0", "1,1,3", "2,7,0", "13,5,1", "2049,3,9"})
    void a_part_of_a_message_counts_as_its_bytes_alone(int count, int before, int after) {
        for (Field field : Field.values()) {
            Random random = new Random(SEED);
            byte[] cells = cells(field, count, random);
            Octets part = within(cells, before, after);
            assertEquals(Octets.wrap(cells), part);
            assertEquals(Octets.wrap(cells).hashCode(), part.hashCode());
            assertEquals(cells.length, part.length());
            assertArrayEquals(cells, part.array());
            assertEquals(Octets.wrap(cells).hex(), part.hex());
            byte[] sum = cells(field, count, random);
            byte[] other = sum.clone();
            CellBytes.addInto(field, sum, part);
            CellBytes.addInto(field, other, Octets.wrap(cells));
            assertArrayEquals(other, sum, field + " seed " + SEED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "207,206", "207,0"})
    void a_residue_that_is_none_is_found_in_a_part(int count, int wrong) {
        for (Field field : Field.values()) {
            byte[] cells = cells(field, count, new Random(SEED));
            assertEquals(-1, CellBytes.firstOutOfField(field, within(cells, 5, 5)));
            CellBytes.put(field, cells, wrong, field.modulus());
            assertEquals(wrong, CellBytes.firstOutOfField(field, within(cells, 5, 5)));
            assertEquals(wrong, CellBytes.firstOutOfField(field, cells));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,2", "0,5", "4,1", "3,-1", "2147483647,2"})
    void no_part_reaches_beyond_its_message(int from, int length) {
        assertThrows(IndexOutOfBoundsException.class, () -> Octets.part(new byte[4], from, length));
    }

    private static byte[] cells(Field field, int count, Random random) {
        byte[] cells = new byte[count * field.cellBytes()];
        for (int cell = 0; cell < count; cell++) {
            CellBytes.put(field, cells, cell, random.nextLong(field.modulus()));
        }
        return cells;
    }

    // What stands around the part is no residue.
    private static Octets within(byte[] cells, int before, int after) {
        byte[] message = new byte[before + cells.length + after];
        Arrays.fill(message, (byte) 0xff);
        System.arraycopy(cells, 0, message, before, cells.length);
        return Octets.part(message, before, cells.length);
    }
}
