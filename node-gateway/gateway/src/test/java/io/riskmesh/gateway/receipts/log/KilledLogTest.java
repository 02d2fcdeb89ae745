package io.riskmesh.gateway.receipts.log;

import static io.riskmesh.gateway.receipts.log.TestLog.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.ledger.receipt.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writing process is killed (kill -9) at random points: each record it was told about is there once, in its place, and the
/// ended epochs have the roots that were told.
final class KilledLogTest {
    private static final long SEED = 47;
    private static final int IN_FLIGHT = 24;

    @TempDir
    Path folder;

    /// The process: says `record N` when record N is durable, `epoch E ROOT` when an epoch has ended.
    static final class Writing {
        private Writing() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            ReceiptLog log = TestLog.open(Path.of(args[0]));
            ArrayDeque<CompletableFuture<LogRecord>> inFlight = new ArrayDeque<>();
            for (int number = (int) log.size(); ; number++) {
                inFlight.add(TestLog.accepted(log.append(scored(number))));
                if (inFlight.size() == IN_FLIGHT) {
                    out.println("record " + inFlight.remove().get().head().index());
                }
                if (number % 97 == 96) {
                    Checkpoint ended = log.endEpoch(TestLog.PAD_TO);
                    out.println("epoch " + ended.epoch() + " " + ended.root().hex());
                }
            }
        }
    }

    @Test
    void all_that_was_told_survives_five_kills() throws Exception {
        kill(5);
    }

    @Test
    @Tag("acceptance")
    void all_that_was_told_survives_forty_kills() throws Exception {
        kill(40);
    }

    private void kill(int kills) throws Exception {
        Random random = new Random(SEED);
        List<String> told = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            runAndKill(told, 20 + random.nextInt(400), random.nextInt(3));
            check(told, kill);
        }
        assertTrue(told.size() > 20 * kills, told.size() + " lines were told");
    }

    private void runAndKill(List<String> told, int lines, int moreMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Writing.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertTrue(line != null, "the process ended by itself");
                told.add(line);
            }
            Thread.sleep(moreMillis);
            assertTrue(process.toHandle().destroyForcibly(), "killed"); // the process's own method closes what it still has said
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
            }
            process.waitFor();
        }
    }

    private void check(List<String> told, int kill) throws Exception {
        List<LogRecord> seen = new ArrayList<>();
        try (ReceiptLog log = TestLog.open(folder, seen)) {
            for (int i = 0; i < seen.size(); i++) {
                assertEquals(i, seen.get(i).head().index());
            }
            for (String line : told) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("record") && words.length == 2 && !words[1].isEmpty()) {
                    LogRecord record = log.read(Long.parseLong(words[1])).orElseThrow(() -> new AssertionError("lost " + line));
                    assertEquals(Long.parseLong(words[1]), record.head().index());
                } else if (words[0].equals("epoch") && words.length == 3 && words[2].length() == 64) {
                    assertEquals(words[2], log.checkpoint(Integer.parseInt(words[1])).orElseThrow().root().hex(), "kill " + kill);
                }
            }
        }
    }
}
