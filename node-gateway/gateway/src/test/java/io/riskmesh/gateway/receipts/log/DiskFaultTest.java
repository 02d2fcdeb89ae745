package io.riskmesh.gateway.receipts.log;

import static io.riskmesh.gateway.receipts.log.TestLog.PAD_TO;
import static io.riskmesh.gateway.receipts.log.TestLog.accepted;
import static io.riskmesh.gateway.receipts.log.TestLog.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.ledger.reason.ScoringReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No disk fault tells anybody that a record is durable which is not.
final class DiskFaultTest {

    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk();

    private ReceiptLog open(int queue) throws Exception {
        return ReceiptLog.open(TestLog.plan(folder, disk, queue, 1 << 20), (_, _, _) -> {});
    }

    @Test
    void after_a_failed_sync_nothing_is_told_to_be_durable_and_reads_go_on() throws Exception {
        try (ReceiptLog log = open(4096)) {
            accepted(log.append(scored(0))).get();
            disk.forcesLeft.set(0);
            CompletableFuture<LogRecord> lost = accepted(log.append(scored(1)));
            ExecutionException told = assertThrows(ExecutionException.class, lost::get);
            assertInstanceOf(ReceiptLogClosed.class, told.getCause());
            awaitClosed(log);
            Appending.NotLogged refused = assertInstanceOf(Appending.NotLogged.class, log.append(scored(2)));
            assertEquals(ScoringReason.RECEIPT_LOG, refused.code());
            assertThrows(ReceiptLogClosed.class, () -> log.endEpoch(PAD_TO));
            assertEquals(0, log.read(0).orElseThrow().head().index());
            assertTrue(log.failure().orElseThrow().getMessage().contains("Input/output error"));
        }
    }

    @Test
    void a_disk_that_fills_up_within_a_batch_leaves_a_log_that_opens_with_all_that_was_told() throws Exception {
        for (int room = 1; room < 560; room += 37) {
            Path own = folder.resolve("room-" + room);
            FailingDisk small = new FailingDisk();
            try (ReceiptLog log = ReceiptLog.open(TestLog.plan(own, small, 64, 1 << 20), (_, _, _) -> {})) {
                accepted(log.append(scored(0))).get();
                small.bytesLeft.set(room);
                CompletableFuture<LogRecord> lost = accepted(log.append(scored(39)));
                assertThrows(ExecutionException.class, lost::get);
            }
            List<LogRecord> seen = new ArrayList<>();
            try (ReceiptLog log = TestLog.open(own, seen)) {
                assertEquals(1, seen.size(), "room for " + room + " bytes");
                assertEquals(1, accepted(log.append(scored(2))).get().head().index());
            }
        }
    }

    @Test
    void a_nearly_full_disk_closes_the_log_before_it_is_full() throws Exception {
        try (ReceiptLog log = ReceiptLog.open(withLeastFree(Clock.systemUTC()), (_, _, _) -> {})) {
            accepted(log.append(scored(0))).get();
            disk.usable = 99;
            awaitClosed(log);
            assertTrue(log.failure().orElseThrow().getMessage().contains("expected at least 100 bytes free, found 99"));
        }
    }

    @Test
    void what_waits_when_the_disk_is_found_nearly_full_is_told_so() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:15:27Z"));
        try (ReceiptLog log = ReceiptLog.open(withLeastFree(turned(now)), (_, _, _) -> {})) {
            disk.gate = new CountDownLatch(1);
            CompletableFuture<LogRecord> written = accepted(log.append(scored(0)));
            disk.standing.await(); // the next one waits behind it
            CompletableFuture<LogRecord> waits = accepted(log.append(scored(1)));
            disk.usable = 99;
            now.set(now.get().plusSeconds(2));
            disk.gate.countDown();
            written.get(10, TimeUnit.SECONDS);
            ExecutionException told = assertThrows(ExecutionException.class, () -> waits.get(10, TimeUnit.SECONDS));
            assertInstanceOf(ReceiptLogClosed.class, told.getCause());
            assertEquals(1, log.size());
        }
    }

    private static Clock turned(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private ReceiptLogPlan withLeastFree(Clock clock) throws IOException {
        ReceiptLogPlan plan = TestLog.plan(folder, disk, 64, 1 << 20);
        return new ReceiptLogPlan(plan.id(), plan.folder(), plan.queue(), plan.segmentBytes(), 100, plan.parts(), plan.padding(),
                clock, disk);
    }

    @Test
    void while_the_disk_stands_still_the_queue_fills_and_more_is_refused_at_once() throws Exception {
        try (ReceiptLog log = open(8)) {
            accepted(log.append(scored(0))).get();
            disk.gate = new CountDownLatch(1);
            List<CompletableFuture<LogRecord>> taken = new ArrayList<>();
            int number = 1;
            Appending last = log.append(scored(number));
            while (last instanceof Appending.Accepted(CompletableFuture<LogRecord> durable)) {
                taken.add(durable);
                last = log.append(scored(++number));
            }
            assertEquals(new Appending.NotLogged("full"), last);
            assertTrue(taken.size() >= 8 && taken.size() <= 17, taken.size() + " taken"); // those of one batch, and a full queue
            disk.gate.countDown();
            for (CompletableFuture<LogRecord> one : taken) {
                one.get();
            }
        }
    }

    @Test
    void those_who_wait_together_share_a_sync() throws Exception {
        try (ReceiptLog log = open(4096)) {
            accepted(log.append(scored(0))).get();
            disk.gate = new CountDownLatch(1);
            int before = disk.forces.get();
            List<CompletableFuture<LogRecord>> taken = new ArrayList<>();
            for (int i = 1; i <= 512; i++) {
                taken.add(accepted(log.append(scored(i))));
            }
            disk.gate.countDown();
            for (CompletableFuture<LogRecord> one : taken) {
                one.get();
            }
            int syncs = disk.forces.get() - before;
            assertTrue(syncs <= 4, syncs + " syncs for 512 records");
        }
    }

    private static void awaitClosed(ReceiptLog log) throws InterruptedException {
        for (int i = 0; i < 600 && log.failure().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertTrue(log.failure().isPresent(), "the log is closed");
    }
}
