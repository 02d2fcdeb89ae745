package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.TextReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.stage.StageId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger's process, killed while clients submit through gRPC: what it told a client is in a block, once, and the audit of what is
/// left verifies, facts included.
final class KilledProcessTest {
    private static final int CLIENTS = 4;

    @TempDir
    private Path folder;

    @Test
    @Tag("acceptance")
    void what_clients_were_told_survives_twelve_kills_of_the_process_at_random_points() throws Exception {
        killed(2, 12, 20_261_127);
    }

    @Test
    @Tag("slow")
    void what_clients_were_told_survives_forty_kills_of_the_process_at_random_points() throws Exception {
        killed(2, 40, 20_261_126);
    }

    private void killed(int folders, int kills, long seed) throws Exception {
        ServedChild.Recipe recipe = ServedChild.Recipe.make(folder);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < folders; i++) {
            Path own = folder.resolve("ledger" + i);
            Random random = new Random(seed + i);
            work.add(() -> killedIn(recipe, own, kills / folders, random));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(folders)) {
            int told = 0;
            for (Future<Integer> one : pool.invokeAll(work)) {
                told += one.get();
            }
            assertTrue(told >= kills, "only " + told + " transactions in " + kills + " runs; seed " + seed);
        }
    }

    private static int killedIn(ServedChild.Recipe recipe, Path own, int kills, Random random) throws Exception {
        AtomicLong numbers = new AtomicLong();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        for (int kill = 0; kill < kills; kill++) {
            oneRun(recipe, own, random, numbers, told);
        }
        ServedChild last = recipe.start(own);
        try (LedgerOverWire wire = LedgerOverWire.connect(own, last.awaitPort().orElseThrow())) {
            told.add(wire.submit(numbers.incrementAndGet()));
        }
        last.stop();
        Map<String, List<Integer>> found = flagsById(own.resolve("blocks"));
        for (String id : told) {
            assertEquals(List.of(0), found.get(id), "transaction " + id);
        }
        VerificationReport report = ChainAudit.requireClean(own.resolve("blocks"));
        assertEquals(StageReport.Status.VERIFIED, report.stage(StageId.S5).status(), () -> TextReport.of(report));
        return told.size();
    }

    /// When the kill comes: while the process starts; once it serves; once it has told a client that a transaction is in a block.
    private enum Moment {
        START, READY, TOLD
    }

    private static void oneRun(ServedChild.Recipe recipe, Path own, Random random, AtomicLong numbers, Queue<String> told)
            throws Exception {
        Moment moment = List.of(Moment.START, Moment.READY, Moment.TOLD, Moment.TOLD).get(random.nextInt(4));
        ServedChild child = recipe.start(own);
        if (moment == Moment.START) {
            Thread.sleep(50L + random.nextInt(500));
            child.kill();
            return;
        }
        try (LedgerOverWire wire = LedgerOverWire.connect(own, child.awaitPort().orElseThrow())) {
            AtomicBoolean killing = new AtomicBoolean();
            CountDownLatch first = new CountDownLatch(moment == Moment.TOLD ? 1 : 0);
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Optional<Exception>>> ends = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    ends.add(clients.submit(() -> submitUntilKilled(wire, numbers, told, first, killing)));
                }
                assertTrue(first.await(30, TimeUnit.SECONDS), "no transaction went through");
                Thread.sleep(random.nextInt(120));
                killing.set(true);
                child.kill();
                for (Future<Optional<Exception>> end : ends) {
                    assertEquals(Optional.empty(), end.get());
                }
            }
        }
    }

    /// Gives what went wrong although nobody had killed the process yet.
    private static Optional<Exception> submitUntilKilled(LedgerOverWire wire, AtomicLong numbers, Queue<String> told,
            CountDownLatch first, AtomicBoolean killing) {
        while (true) {
            try {
                told.add(wire.submit(numbers.incrementAndGet()));
                first.countDown();
            } catch (GatewayException e) {
                return killing.get() ? Optional.empty() : Optional.of(e);
            }
        }
    }

    private static Map<String, List<Integer>> flagsById(Path blocks) throws Exception {
        Map<String, List<Integer>> flags = new HashMap<>();
        try (SegmentedBlocks source = SegmentedBlocks.open(blocks)) {
            for (Optional<SourcedBlock> next = source.next(); next.isPresent(); next = source.next()) {
                Block block = Block.parseFrom(next.get().bytes());
                for (int i = 0; block.getHeader().getNumber() > 0 && i < block.getData().getDataCount(); i++) {
                    int flag = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE).byteAt(i);
                    flags.computeIfAbsent(LedgerInHand.id(Envelope.parseFrom(block.getData().getData(i))), _ -> new ArrayList<>())
                            .add(flag);
                }
            }
        }
        return flags;
    }
}
