package io.riskmesh.gateway.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnitHashTest {

    @Test
    void the_published_vectors_hold_exactly() {
        UnitHash split = new UnitHash("crc1/taiwan/split");
        assertEquals(0.9250562817231326, split.of("1"));
        assertEquals(0.04730733694383815, split.of("2"));
        assertEquals(0.7903402812005524, split.of("30000"));
        assertEquals(0.913018875901374, new UnitHash("crc1/taiwan/bank").of("1"));
    }

    @Test
    void thirty_thousand_taiwan_ids_split_as_published() {
        UnitHash split = new UnitHash("crc1/taiwan/split");
        long test = IntStream.rangeClosed(1, 30_000).filter(id -> split.of(Integer.toString(id)) < 0.2).count();
        assertEquals(5837, test);
    }

    @Test
    void a_name_becomes_the_two_published_salts() {
        assertEquals(new SplitSalts("crc1/taiwan/split", "crc1/taiwan/bank", "crc1/taiwan/validation"), SplitSalts.of(Optional.of("taiwan"), "x"));
        assertEquals(new SplitSalts("crc1/x/split", "crc1/x/bank", "crc1/x/validation"), SplitSalts.of(Optional.empty(), "x"));
        assertEquals(new SplitSalts("own/split", "own/bank", "own/validation"), SplitSalts.of(Optional.of("own/split"), "x"));
        assertEquals("taiwan", SplitSalts.of(Optional.of("taiwan"), "x").name());
        assertEquals("own", SplitSalts.of(Optional.of("own/split"), "x").name());
    }
}
