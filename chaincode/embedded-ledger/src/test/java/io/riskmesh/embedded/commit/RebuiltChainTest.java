package io.riskmesh.embedded.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.fault.LedgerInHand;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RebuiltChainTest {
    @TempDir
    private Path folder;

    @Test
    void a_restart_finds_the_same_head_state_and_places() throws Exception {
        Head before;
        List<String> ids = new ArrayList<>();
        try (LedgerInHand ledger = open()) {
            for (int i = 0; i < 5; i++) {
                Envelope put = ledger.put("k" + i % 3, "v" + i);
                ids.add(LedgerInHand.id(put));
                ledger.chain().append(List.of(put.toByteString(), put.toByteString()));
            }
            before = ledger.chain().head();
        }
        try (LedgerInHand ledger = open()) {
            assertSame(before, ledger.chain().head());
            for (int i = 0; i < 5; i++) {
                assertEquals(new TransactionPlace(2 + i, 0, 0), ledger.chain().place(ids.get(i)).orElseThrow());
            }
        }
    }

    @Test
    void the_saved_state_is_used_if_it_is_true_and_dropped_if_it_is_damaged_or_of_other_blocks() throws Exception {
        Head middle;
        Head last;
        try (LedgerInHand ledger = open()) {
            ledger.chain().append(List.of(ledger.put("a", "1").toByteString()));
            middle = ledger.chain().head();
            ledger.chain().append(List.of(ledger.put("b", "2").toByteString()));
            last = ledger.chain().head();
        }
        StateFile file = new StateFile(folder.resolve("blocks"));
        file.save(middle);
        assertSame(middle, file.read().orElseThrow());
        requireRestart(last);
        byte[] whole = Files.readAllBytes(folder.resolve("blocks/state.saved"));
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(folder.resolve("blocks/state.saved"), damaged);
            assertTrue(file.read().isEmpty(), "byte " + at);
        }
        Files.write(folder.resolve("blocks/state.saved"), java.util.Arrays.copyOf(whole, whole.length - 40));
        requireRestart(last);
        StateMap lie = middle.state().with(StateKey.open("conformance", "a"), new Versioned(ByteString.copyFromUtf8("9"), new Version(2, 0)));
        file.save(new Head(middle.height(), last.headerHash(), ByteString.EMPTY, middle.commitHash(), lie));
        requireRestart(last);
        file.save(new Head(last.height() + 5, last.headerHash(), ByteString.EMPTY, last.commitHash(), lie));
        requireRestart(last);
    }

    @Test
    void whatever_is_in_an_envelope_the_block_is_made_and_the_rest_counts() throws Exception {
        long seed = 20_260_501;
        Random random = new Random(seed);
        try (LedgerInHand ledger = open()) {
            for (int round = 0; round < 60; round++) {
                Envelope good = ledger.put("k" + round, "v");
                List<ByteString> envelopes = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    envelopes.add(i % 2 == 0 ? noise(random) : mutated(ledger.put("m" + round + i, "v").toByteString(), random));
                }
                envelopes.add(good.toByteString());
                Block block = ledger.chain().append(envelopes);
                assertEquals(0, ledger.chain().place(LedgerInHand.id(good)).orElseThrow().code(), "seed " + seed + " round " + round);
                for (int i = 0; i < 10; i += 2) {
                    assertFalse(BlockForm.flags(block).byteAt(i) == 0, "noise counts; seed " + seed + " round " + round);
                }
            }
        }
        open().close();
    }

    private void requireRestart(Head expected) throws Exception {
        try (LedgerInHand ledger = open()) {
            assertSame(expected, ledger.chain().head());
        }
    }

    private static ByteString noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private static ByteString mutated(ByteString envelope, Random random) {
        byte[] bytes = envelope.toByteArray();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return ByteString.copyFrom(bytes);
    }

    private LedgerInHand open() throws Exception {
        return new LedgerInHand(folder, SegmentDisk.ofFiles());
    }

    private static void assertSame(Head expected, Head found) {
        assertEquals(expected.height(), found.height());
        assertEquals(expected.headerHash(), found.headerHash());
        assertEquals(expected.commitHash(), found.commitHash());
        assertEquals(entries(expected), entries(found));
    }

    private static Map<StateKey, Versioned> entries(Head head) {
        Map<StateKey, Versioned> entries = new TreeMap<>();
        head.state().forEach(entries::put);
        return entries;
    }
}
