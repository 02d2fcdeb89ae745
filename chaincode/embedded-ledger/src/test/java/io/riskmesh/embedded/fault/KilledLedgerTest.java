package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.commit.TransactionPlace;
import io.riskmesh.embedded.storage.SegmentDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger that is killed at any point keeps what it acknowledged, once, and starts again. The child is the ledger without its server,
/// which starts fast; `KilledProcessTest` kills the whole.
final class KilledLedgerTest {
    private static final int FOLDERS = 2;

    @TempDir
    private Path folder;

    @Test
    @Tag("acceptance")
    void what_was_acknowledged_survives_forty_kills_at_random_points() throws Exception {
        killed(40, 20_260_403);
    }

    @Test
    @Tag("slow")
    void what_was_acknowledged_survives_a_hundred_and_sixty_kills_at_random_points() throws Exception {
        killed(160, 20_260_402);
    }

    private void killed(int kills, long seed) throws Exception {
        String classPath = ChildClassPath.jars(folder);
        Path classes = sharedClasses(classPath);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < FOLDERS; i++) {
            Path own = folder.resolve("ledger" + i);
            long ownSeed = seed + i;
            work.add(() -> killedIn(classPath, own, kills / FOLDERS, ownSeed, classes));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(FOLDERS)) {
            int acknowledged = 0;
            for (Future<Integer> one : pool.invokeAll(work)) {
                acknowledged += one.get();
            }
            assertTrue(acknowledged * 4 >= kills, "only " + acknowledged + " transactions in " + kills + " runs; seed " + seed);
        }
    }

    private static int killedIn(String classPath, Path own, int kills, long seed, Path classes) throws Exception {
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            acknowledged.addAll(oneRun(classPath, own, random, classes));
        }
        try (LedgerInHand ledger = new LedgerInHand(own, SegmentDisk.ofFiles())) {
            Map<String, Integer> found = count(ledger);
            for (String id : acknowledged) {
                assertEquals(1, found.get(id), "seed " + seed + ", transaction " + id);
                assertEquals(0, ledger.chain().place(id).map(TransactionPlace::code).orElse(-1));
            }
            ledger.orderer().submit(ledger.put("after", "all").toByteString());
        }
        ChainAudit.requireClean(own.resolve("blocks"));
        return acknowledged.size();
    }

    /// When the kill comes: while the child starts, when files are read and cut; before its first block; after it.
    private enum Moment {
        START, READY, ACKNOWLEDGED
    }

    private static List<String> oneRun(String classPath, Path own, Random random, Path classes) throws Exception {
        Process child = start(classPath, own, classes);
        List<String> acknowledged = new ArrayList<>();
        Moment moment = List.of(Moment.START, Moment.READY, Moment.ACKNOWLEDGED, Moment.ACKNOWLEDGED).get(random.nextInt(4));
        int delay = moment == Moment.START ? 50 + random.nextInt(250) : random.nextInt(60);
        Thread killer = Thread.ofVirtual().unstarted(() -> kill(child, delay));
        if (moment == Moment.START) {
            killer.start();
        }
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ack ") && line.length() == 4 + 64) { // a line may be cut by the kill
                    acknowledged.add(line.substring(4));
                }
                boolean now = moment == (line.equals("ready") ? Moment.READY : Moment.ACKNOWLEDGED);
                if (now && killer.getState() == Thread.State.NEW) {
                    killer.start();
                }
            }
        }
        assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        assertEquals(137, child.exitValue(), "the child ended by itself; see its output");
        return acknowledged;
    }

    private static void kill(Process child, int afterMillis) {
        try {
            Thread.sleep(afterMillis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        child.destroyForcibly();
    }

    private Path sharedClasses(String classPath) throws Exception {
        Path archive = folder.resolve("classes.jsa");
        List<String> command = command(classPath, folder.resolve("warm"), "-XX:ArchiveClassesAtExit=" + archive, "30");
        Process warm = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("warm.log").toFile()).start();
        assertEquals(0, warm.waitFor(), () -> read(folder.resolve("warm.log")));
        return archive;
    }

    private static Process start(String classPath, Path own, Path classes) throws IOException {
        return new ProcessBuilder(command(classPath, own, "-XX:SharedArchiveFile=" + classes, "100000"))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<String> command(String classPath, Path own, String option, String transactions) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-Xshare:auto", "-Xlog:cds=off",
                "-Xlog:aot=off", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath,
                KilledLedgerMain.class.getName(), own.toString(), transactions);
    }

    private static Map<String, Integer> count(LedgerInHand ledger) throws Exception {
        Map<String, Integer> found = new HashMap<>();
        for (long number = 1; number < ledger.chain().head().height(); number++) {
            Block block = ledger.chain().block(number);
            for (var envelope : block.getData().getDataList()) {
                found.merge(LedgerInHand.id(Envelope.parseFrom(envelope)), 1, Integer::sum);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
