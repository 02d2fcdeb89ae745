package io.riskmesh.embedded.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BlockCutterTest {
    private final BlockCutter cutter = new BlockCutter(3, 100, 50);

    @Test
    void the_last_transaction_that_fits_cuts_at_once() {
        assertEquals(List.of(), cutter.add(bytes(1), 0));
        assertEquals(List.of(), cutter.add(bytes(1), 0));
        assertEquals(List.of(List.of(bytes(1), bytes(1), bytes(2))), cutter.add(bytes(2), 0));
        assertEquals(Optional.empty(), cutter.nanosLeft(0));
    }

    @Test
    void what_does_not_fit_goes_into_the_next_block() {
        cutter.add(bytes(60), 0);
        assertEquals(List.of(List.of(bytes(60))), cutter.add(bytes(50), 10));
        assertEquals(Optional.of(50L), cutter.nanosLeft(10));
    }

    @Test
    void one_that_is_too_large_for_any_block_has_a_block_of_its_own() {
        cutter.add(bytes(60), 0);
        assertEquals(List.of(List.of(bytes(60)), List.of(bytes(200))), cutter.add(bytes(200), 0));
    }

    @Test
    void a_block_is_due_when_its_first_transaction_has_waited_long_enough() {
        cutter.add(bytes(1), 1_000);
        cutter.add(bytes(2), 1_040);
        assertEquals(Optional.empty(), cutter.due(1_049));
        assertEquals(Optional.of(1L), cutter.nanosLeft(1_049));
        assertEquals(Optional.of(List.of(bytes(1), bytes(2))), cutter.due(1_050));
        assertEquals(Optional.empty(), cutter.due(2_000));
    }

    @Test
    void the_clock_may_be_near_its_overflow() {
        cutter.add(bytes(1), Long.MAX_VALUE - 10);
        assertEquals(Optional.empty(), cutter.due(Long.MIN_VALUE + 10));
        assertEquals(Optional.of(List.of(bytes(1))), cutter.due(Long.MIN_VALUE + 40));
    }

    @Test
    void the_rest_is_what_is_pending() {
        assertEquals(Optional.empty(), cutter.rest());
        cutter.add(bytes(1), 0);
        assertEquals(Optional.of(List.of(bytes(1))), cutter.rest());
    }

    private static ByteString bytes(int count) {
        return ByteString.copyFrom(new byte[count]);
    }
}
