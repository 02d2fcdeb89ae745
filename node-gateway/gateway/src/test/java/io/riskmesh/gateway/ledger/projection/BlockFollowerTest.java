package io.riskmesh.gateway.ledger.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.process.VerifyCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The projection at the other end of a real stream of block events.
@Tag("acceptance")
final class BlockFollowerTest {
    private static final FactKey PROPOSALS = new FactKey("CONS", List.of());
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void rows_follow_the_ledger_block_by_block() throws Exception {
        try (Projection projection = open("live.db", InstantSource.system()); RunningLedger ledger = new RunningLedger(folder.resolve("ledger"));
                LedgerClient regulator = ledger.client("RegulatorMSP", "auditor");
                BlockFollower follower = BlockFollower.start(projection, regulator, OFTEN)) {
            for (int i = 1; i <= 3; i++) {
                submit(ledger, 1024 + i, 1);
                int rows = i;
                await(() -> projection.list(PROPOSALS, 10).value().size() == rows);
                assertEquals(ledger.height(), projection.list(PROPOSALS, 1).level().height());
            }
            assertInstanceOf(Following.Live.class, follower.state());
        }
    }

    @Test
    @Tag("acceptance")
    void rows_follow_the_ledger_through_its_restart_and_are_those_of_a_rebuild() throws Exception {
        Path data = folder.resolve("ledger");
        try (Projection projection = open("followed.db", InstantSource.system())) {
            int port;
            try (RunningLedger ledger = new RunningLedger(data); LedgerClient regulator = ledger.client("RegulatorMSP", "auditor");
                    BlockFollower _ = BlockFollower.start(projection, regulator, OFTEN)) {
                port = ledger.port();
                submit(ledger, 1024, 3);
                await(() -> projection.list(PROPOSALS, 10).value().size() == 3);
                assertEquals(ledger.height(), projection.list(PROPOSALS, 1).level().height());
            }
            again(data, port, projection);
            try (Projection rebuilt = open("rebuilt.db", InstantSource.system()); BlockSource blocks = VerifyCommand.open(data)) {
                StoredBlocks.takeAll(blocks, rebuilt);
                assertEquals(rebuilt.dumpDigest(), projection.dumpDigest());
            }
        }
    }

    private void again(Path data, int port, Projection projection) throws Exception {
        RunningLedger ledger = new RunningLedger(data, port);
        try (LedgerClient regulator = ledger.client("RegulatorMSP", "auditor");
                BlockFollower follower = BlockFollower.start(projection, regulator, OFTEN)) {
            await(() -> follower.state() instanceof Following.Live);
            ledger.close();
            await(() -> follower.state() instanceof Following.Interrupted);
            ledger = new RunningLedger(data, port);
            submit(ledger, 2048, 2);
            await(() -> projection.list(PROPOSALS, 10).value().size() == 5);
            await(() -> follower.state() instanceof Following.Live);
        } finally {
            ledger.close();
        }
    }

    @Test
    void an_idle_ledger_that_answers_is_not_old_and_one_that_is_gone_grows_old() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T10:00:00Z"));
        try (Projection projection = open("aged.db", now::get)) {
            RunningLedger ledger = new RunningLedger(folder.resolve("ledger"));
            try (LedgerClient regulator = ledger.client("RegulatorMSP", "auditor")) {
                BlockFollower.catchUp(projection, regulator);
                assertEquals(Duration.ZERO, projection.get(PROPOSALS).level().age());
                now.set(now.get().plusSeconds(31));
                assertEquals(Duration.ofSeconds(31), projection.get(PROPOSALS).level().age());
                BlockFollower.catchUp(projection, regulator);
                assertEquals(Duration.ZERO, projection.get(PROPOSALS).level().age());
                ledger.close();
                now.set(now.get().plusSeconds(31));
                assertThrows(LedgerUnavailable.class, () -> BlockFollower.catchUp(projection, regulator));
                assertEquals(Duration.ofSeconds(31), projection.get(PROPOSALS).level().age());
            }
        }
    }

    @Test
    void another_ledgers_blocks_are_never_mixed_in() throws Exception {
        try (Projection projection = open("one.db", InstantSource.system());
                RunningLedger other = new RunningLedger(folder.resolve("other")); LedgerClient regulator = other.client("RegulatorMSP", "auditor")) {
            StoredBlocks.takeAll(BlockSource.ofBytes(ProjectedBlocks.all().subList(0, 3)), projection);
            String before = projection.dumpDigest();
            assertThrows(BrokenChain.class, () -> BlockFollower.catchUp(projection, regulator));
            submit(other, 1024, 3);
            assertThrows(BrokenChain.class, () -> BlockFollower.catchUp(projection, regulator));
            try (BlockFollower follower = BlockFollower.start(projection, regulator, OFTEN)) {
                await(() -> follower.state() instanceof Following.Stopped);
                Thread.sleep(3 * OFTEN.toMillis());
                assertInstanceOf(Following.Stopped.class, follower.state());
            }
            assertEquals(before, projection.dumpDigest());
        }
    }

    private Projection open(String file, InstantSource clock) throws Exception {
        return Projection.open(new StorageConfig.Sqlite(folder.resolve(file)), clock);
    }

    private static void submit(RunningLedger ledger, int pad, int count) throws Exception {
        try (LedgerClient operator = ledger.client("AlderMSP", "operator")) {
            for (int i = 0; i < count; i++) {
                operator.record("proposeConsortium", 0, ProjectedBlocks.proposal(pad + i));
            }
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "within " + PATIENCE);
            Thread.sleep(5);
        }
    }
}
