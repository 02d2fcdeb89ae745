package io.riskmesh.ledger.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaddingTest {

    @ParameterizedTest
    @CsvSource({"0,1024,64", "1,1024,64", "64,1024,64", "65,1024,128", "513,1024,1024", "1023,1024,1024", "1024,1024,1024",
        "1025,1024,2048", "10000,1024,10240", "10,1,64", "100,1,100", "70,32,96"})
    void an_epoch_is_padded_by_its_size(long receipts, int anchorPadTo, long leaves) {
        assertEquals(leaves, Padding.leaves(receipts, anchorPadTo));
    }

    @Test
    void there_is_room_for_every_receipt_and_more_receipts_never_mean_fewer_leaves() {
        long before = 0;
        for (int receipts = 0; receipts <= 20_000; receipts++) {
            long leaves = Padding.leaves(receipts, 1024);
            assertTrue(leaves >= receipts && leaves >= before);
            before = leaves;
        }
        assertThrows(IllegalArgumentException.class, () -> Padding.leaves(-1, 1024));
        assertThrows(IllegalArgumentException.class, () -> Padding.leaves(1, 0));
    }
}
