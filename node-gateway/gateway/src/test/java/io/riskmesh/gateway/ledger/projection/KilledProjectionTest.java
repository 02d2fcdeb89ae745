package io.riskmesh.gateway.ledger.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A projecting process killed at random points: what stands is always whole blocks, each once, and the next process goes on.
@Tag("acceptance")
final class KilledProjectionTest {
    private static final long SEED = 20261126;
    private static final int KILLS = 12;
    private static final int PROPOSALS = 240;
    private static final int CALLERS = 4;
    private static final int MOST_BLOCKS_A_LIFE = 4;

    @TempDir
    private Path folder;

    @Test
    void after_each_kill_whole_blocks_stand_and_at_last_all_rows_of_a_rebuild() throws Exception {
        Path data = folder.resolve("ledger");
        fill(data);
        TreeMap<Long, Integer> expected = new TreeMap<>();
        String digest;
        try (Projection rebuilt = open("rebuilt.db"); BlockSource blocks = VerifyCommand.open(data)) {
            StoredBlocks.takeAll(blocks, rebuilt);
            rebuilt.rows(FactFilter.all()).value().forEach(row -> expected.merge(row.block(), 1, Integer::sum));
            digest = rebuilt.dumpDigest();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        long before = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            live(data, before + random.nextInt(1, MOST_BLOCKS_A_LIFE + 1), random.nextInt(4_000_000));
            before = whole(expected, "seed " + SEED + ", kill " + kill, before);
        }
        try (Projection projection = open("killed.db"); BlockSource blocks = VerifyCommand.open(data)) {
            StoredBlocks.takeAll(blocks, projection);
            assertEquals(digest, projection.dumpDigest(), "seed " + SEED);
        }
    }

    // Lets a process take blocks until it has told of one, and kills it a moment later, perhaps within the next.
    private void live(Path data, long until, int nanosAfter) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), KilledProjectionMain.class.getName(),
                data.toString(), folder.resolve("killed.db").toString()).redirectError(folder.resolve("errors").toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = out.readLine();
            while (line != null && !line.equals("taken " + until)) {
                line = out.readLine();
            }
            TimeUnit.NANOSECONDS.sleep(nanosAfter);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private long whole(NavigableMap<Long, Integer> expected, String what, long before) throws Exception {
        try (Projection projection = open("killed.db")) {
            assertTrue(projection.checkpoint().isPresent(), what + ": nothing was taken: " + Files.readString(folder.resolve("errors")));
            long reached = projection.checkpoint().get().block();
            assertTrue(reached > before, what + ": it goes on from " + before + ", is at " + reached);
            TreeMap<Long, Integer> found = new TreeMap<>();
            projection.rows(FactFilter.all()).value().forEach(row -> found.merge(row.block(), 1, Integer::sum));
            assertEquals(expected.headMap(reached, true), found, what + ": at block " + reached);
            return reached;
        }
    }

    private Projection open(String file) throws Exception {
        return Projection.open(new StorageConfig.Sqlite(folder.resolve(file)), InstantSource.system());
    }

    private static void fill(Path data) throws Exception {
        try (RunningLedger ledger = new RunningLedger(data); LedgerClient client = ledger.client("AlderMSP", "operator");
                ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PROPOSALS; i++) {
                int pad = 1024 + i;
                all.add(threads.submit(() -> client.record("proposeConsortium", 0, ProjectedBlocks.proposal(pad))));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertTrue(ledger.height() > PROPOSALS / CALLERS / 2, "blocks to be killed in: " + ledger.height());
        }
    }
}
