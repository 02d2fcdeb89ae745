package io.riskmesh.binselect.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.binselect.octets.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectParametersTest {

    @ParameterizedTest
    @CsvSource({"1,2,1,2", "2,3,2,4", "30,31,5,32", "31,32,5,32", "32,33,6,64", "255,256,8,256"})
    void cells_fit_the_tree(int payeeMaxBin, int cells, int depth, int leaves) {
        SelectParameters parameters = new SelectParameters(10, 3, payeeMaxBin, 15, 100);
        assertEquals(cells, parameters.cells());
        assertEquals(depth, parameters.depth());
        assertEquals(leaves, parameters.leaves());
    }

    /// v = 22 at 10^5 rows, 20 at 5 · 10^5, 15 at 10^7.
    @ParameterizedTest
    @CsvSource({"22,100000", "20,500000", "15,10000000"})
    void value_bits_and_rows_share_39_bits(int valueBits, long rows) {
        SelectParameters parameters = new SelectParameters(5000, 22, 31, valueBits, rows);
        assertEquals(1L << valueBits, parameters.valueBound());
        assertThrows(IllegalArgumentException.class, () -> new SelectParameters(5000, 22, 31, valueBits + 1, rows));
    }

    @ParameterizedTest
    @CsvSource({"-1,1,1,1,1", "1,-1,1,1,1", "1,1,0,1,1", "1,1,256,1,1", "1,1,1,0,1", "5,1,1,1,4", "16777217,1,1,1,16777217"})
    void sizes_outside_are_bugs(int rows, int features, int payeeMaxBin, int valueBits, long rowBound) {
        assertThrows(IllegalArgumentException.class, () -> new SelectParameters(rows, features, payeeMaxBin, valueBits, rowBound));
    }

    @Test
    void blocks_and_parts_cover_all_rows_once() {
        SelectParameters parameters = new SelectParameters(5000, 22, 31, 15, 5000);
        int rows = 0;
        for (int block = 0; block < parameters.blocks(); block++) {
            rows += parameters.rowsIn(block, parameters.rowsPerBlock());
        }
        for (int part = 0; part < parameters.parts(); part++) {
            rows += parameters.rowsIn(part, parameters.rowsPerPart());
        }
        assertEquals(10_000, rows);
        assertEquals(0, new SelectParameters(0, 22, 31, 15, 5000).blocks());
        assertEquals(0, new SelectParameters(20, 0, 31, 15, 5000).parts());
    }

    @Test
    void every_fact_changes_the_pair_id() {
        SelectParameters parameters = new SelectParameters(10, 3, 31, 15, 100);
        Octets run = Octets.ofText("run");
        Octets schema = Octets.wrap(new byte[32]);
        Octets id = new PairContext(run, "a", "b", schema, parameters).pairId();
        assertNotEquals(id, new PairContext(run, "b", "a", schema, parameters).pairId());
        assertNotEquals(id, new PairContext(Octets.ofText("other"), "a", "b", schema, parameters).pairId());
        assertNotEquals(id, new PairContext(run, "a", "b", Octets.EMPTY, parameters).pairId());
        assertNotEquals(id, new PairContext(run, "a", "b", schema, new SelectParameters(10, 3, 30, 15, 100)).pairId());
        assertThrows(IllegalArgumentException.class, () -> new PairContext(run, "b", "a", schema, parameters, id));
    }
}
