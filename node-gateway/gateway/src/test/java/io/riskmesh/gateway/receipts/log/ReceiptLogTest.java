package io.riskmesh.gateway.receipts.log;

import static io.riskmesh.gateway.receipts.log.TestLog.PAD_TO;
import static io.riskmesh.gateway.receipts.log.TestLog.accepted;
import static io.riskmesh.gateway.receipts.log.TestLog.leaf;
import static io.riskmesh.gateway.receipts.log.TestLog.refused;
import static io.riskmesh.gateway.receipts.log.TestLog.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReceiptLogTest {

    @TempDir
    Path folder;

    @Test
    void records_come_back_in_order_over_segments_and_restarts() throws Exception {
        int count = 700;
        try (ReceiptLog log = TestLog.open(folder)) {
            List<CompletableFuture<LogRecord>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(accepted(log.append(i % 7 == 0 ? refused(i) : scored(i))));
                if (i % 50 == 49) {
                    all.get(i).get(); // a batch may be longer than a segment: without a pause all could be one batch
                }
            }
            for (int i = 0; i < count; i++) {
                LogRecord record = all.get(i).get();
                assertEquals(i, record.head().index());
                assertEquals(record, log.read(i).orElseThrow());
            }
            assertEquals(count, log.size());
            assertTrue(log.read(count).isEmpty());
            assertTrue(log.read(-1).isEmpty());
        }
        try (var files = Files.list(folder.resolve("receipts"))) {
            assertTrue(files.filter(f -> f.toString().endsWith(".rml")).count() > 3, "several segments");
        }
        List<LogRecord> seen = new ArrayList<>();
        try (ReceiptLog log = TestLog.open(folder, seen)) {
            assertEquals(count, seen.size());
            assertEquals(TestLog.digest("key", 77), seen.get(77).head().keyDigest());
            assertEquals(count, accepted(log.append(scored(count))).get().head().index());
        }
    }

    @Test
    void leaves_of_records_are_counted_the_same_way_from_the_disk_to_the_anchor() throws Exception {
        try (ReceiptLog log = TestLog.open(folder)) {
            for (int i = 0; i < 10; i++) {
                accepted(log.append(i % 5 == 0 ? refused(i) : scored(i))).get();
            }
            assertEquals(8, log.durableLeaves(), "refusals have no leaf");
            assertEquals(0, log.leaves(log.epochs()));
            assertEquals(PAD_TO, log.endEpoch(PAD_TO).size(), "padded");
            assertEquals(8, log.leaves(1), "padding is no leaf of a record, nor is the epoch's end");
            assertEquals(8, log.durableLeaves());
            log.endEpoch(PAD_TO);
            accepted(log.append(scored(10))).get();
            accepted(log.append(refused(11))).get();
            assertLeaves(log);
        }
        try (ReceiptLog log = TestLog.open(folder)) {
            assertLeaves(log);
            log.endEpoch(PAD_TO);
            assertEquals(9, log.leaves(3));
            assertEquals(9, log.durableLeaves());
        }
    }

    private static void assertLeaves(ReceiptLog log) {
        assertEquals(9, log.durableLeaves());
        assertEquals(8, log.leaves(2));
        assertEquals(0, log.leaves(3), "not ended");
        assertEquals(1, log.openLeaves());
    }

    @Test
    void an_ended_epoch_proves_its_leaves_and_a_restart_makes_the_same_tree() throws Exception {
        List<Checkpoint> told = new ArrayList<>();
        try (ReceiptLog log = TestLog.open(folder)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                for (int i = 0; i < 50 * epoch; i++) { // the first epoch is empty
                    accepted(log.append(i % 5 == 0 ? refused(i) : scored(1000 * epoch + i))).get();
                }
                told.add(log.endEpoch(PAD_TO));
            }
            accepted(log.append(scored(9_999))).get();
            assertTrue(log.included(log.size() - 1).isEmpty(), "not integrated yet");
        }
        try (ReceiptLog log = TestLog.open(folder)) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                assertEquals(told.get(epoch - 1), log.checkpoint(epoch).orElseThrow());
            }
            assertEquals(3, log.epochs());
            assertTrue(log.checkpoint(0).isEmpty());
            assertTrue(log.checkpoint(4).isEmpty());
            int proven = 0;
            for (long i = 0; i < log.size(); i++) {
                LogRecord record = log.read(i).orElseThrow();
                if (log.included(i).isPresent()) {
                    ReceiptLog.Included in = log.included(i).get();
                    assertTrue(in.proof().proves(record.leaf().toBytes(), in.checkpoint().root()));
                    assertFalse(in.proof().proves(leaf(123_456), in.checkpoint().root()));
                    proven++;
                }
            }
            assertEquals(40 + 80, proven);
            ConsistencyProof consistent = log.consistency(1, 3).orElseThrow();
            assertTrue(consistent.proves(told.get(0).root(), told.get(2).root()));
            assertTrue(log.consistency(2, 4).isEmpty());
            Checkpoint next = log.endEpoch(PAD_TO);
            assertEquals(4, next.epoch());
            assertTrue(log.included(log.size() - 2).isPresent(), "the record from before the restart belongs to the epoch under way");
        }
    }

    @Test
    void sizes_of_epochs_tell_only_what_padding_lets_them() throws Exception {
        try (ReceiptLog log = TestLog.open(folder)) {
            assertEquals(64, log.endEpoch(PAD_TO).size());
            for (int i = 0; i < 65; i++) {
                accepted(log.append(scored(i))).get();
            }
            assertEquals(64 + 128, log.endEpoch(PAD_TO).size());
        }
    }

    @Test
    void a_second_writer_is_refused_as_long_as_the_first_one_runs() throws Exception {
        try (ReceiptLog log = TestLog.open(folder)) {
            IOException refused = assertThrows(IOException.class, () -> TestLog.open(folder));
            assertTrue(refused.getMessage().contains("another process writes the receipt log"), refused.getMessage());
            accepted(log.append(scored(1))).get();
        }
        TestLog.open(folder).close();
    }

    @Test
    void a_closed_log_has_written_what_it_took_and_takes_no_more() throws Exception {
        ReceiptLog log = TestLog.open(folder);
        List<CompletableFuture<LogRecord>> taken = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            taken.add(accepted(log.append(scored(i))));
        }
        log.close();
        for (CompletableFuture<LogRecord> one : taken) {
            assertTrue(one.isDone());
            one.get();
        }
        assertEquals(new Appending.NotLogged("closed"), log.append(scored(301)));
        assertThrows(ReceiptLogClosed.class, () -> log.endEpoch(PAD_TO));
        List<LogRecord> seen = new ArrayList<>();
        TestLog.open(folder, seen).close();
        assertEquals(300, seen.size());
    }
}
