package io.riskmesh.verifier.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Flips single bits of honest blocks: each one is reported, with the number of its block.
final class TamperingTest {

    private static MadeLedger ledger(boolean bft, int blocks) {
        MadeLedger ledger = new MadeLedger(new MadeChannel(bft), 42);
        while (ledger.blocks.size() < blocks) {
            ledger.add(ledger.write("k" + ledger.blocks.size(), "v").envelope());
        }
        return ledger;
    }

    @Test
    void honest_blocks_are_not_reported() {
        MadeLedger ledger = ledger(true, 5);
        FlippedBits flipped = new FlippedBits(ledger);
        for (int n = 0; n < 5; n++) {
            assertFalse(flipped.isReported(n, ledger.blocks.get(n).toByteString()));
        }
    }

    @Test
    void every_bit_of_a_block_of_one_orderer() {
        assertEquals(List.of(), new FlippedBits(ledger(false, 3)).unnoticed(2, true));
    }

    @Test
    void one_bit_per_byte_of_the_first_blocks_of_four_orderers() {
        assertEquals(List.of(), unnoticed(ledger(true, 4), false));
    }

    @Test
    @Tag("acceptance")
    void every_bit_of_10_blocks_and_one_bit_per_byte_of_150() {
        assertEquals(List.of(), unnoticed(ledger(false, 10), true));
        assertEquals(List.of(), unnoticed(ledger(false, 150), false));
    }

    @Test
    @Tag("slow")
    void every_bit_of_50_blocks() {
        assertEquals(List.of(), unnoticed(ledger(false, 50), true));
    }

    @Test
    @Tag("slow")
    void one_bit_per_byte_of_1000_blocks() {
        assertEquals(List.of(), unnoticed(ledger(false, 1000), false));
    }

    private static List<String> unnoticed(MadeLedger ledger, boolean everyBit) {
        FlippedBits flipped = new FlippedBits(ledger);
        List<String> all = new ArrayList<>();
        for (int n = 0; n < ledger.blocks.size(); n++) {
            all.addAll(flipped.unnoticed(n, everyBit));
        }
        return all;
    }
}
