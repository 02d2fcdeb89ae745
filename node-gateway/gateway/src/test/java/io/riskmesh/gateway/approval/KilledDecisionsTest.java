package io.riskmesh.gateway.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway killed while its people decide: what was decided is on the ledger, once, and nothing else is.
@Tag("acceptance")
final class KilledDecisionsTest {
    private static final long SEED = 20261126;
    private static final int KILLS = 10;
    private static final int MOST_DECISIONS = 3;

    @TempDir
    private Path folder;

    @Test
    void every_decision_that_was_kept_is_signed_once_whenever_the_process_dies() throws Exception {
        System.out.println("killed decisions: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> decided = new HashSet<>();
        try (FoundedLedger ledger = new FoundedLedger(folder.resolve("ledger"))) {
            for (int kill = 0; kill < KILLS; kill++) {
                live(random.nextInt(MOST_DECISIONS), random.nextInt(150_000_000), decided);
            }
            try (TestBank bank = new TestBank(ledger, "AlderMSP", folder, new Post(), new TestReleases())) {
                TestBank.await(() -> bank.database.read(WriteTable::unfinished).isEmpty());
                Set<String> kept = new HashSet<>();
                for (Draft draft : bank.database.read(DraftTable::all)) {
                    if (draft.state() == Draft.Stage.SENT) {
                        kept.add(draft.subject());
                    }
                }
                Set<String> granted = new HashSet<>();
                for (Fact fact : ledger.client(RunningLedger.ALDER, "gateway").list(new FactKey("AUTH", List.of()))) {
                    DataUseAuthorization grant = (DataUseAuthorization) fact;
                    assertTrue(granted.add(grant.grant() + "." + grant.version()), "granted twice: " + grant.grant());
                }
                assertEquals(kept, granted, "seed " + SEED);
                assertTrue(granted.containsAll(decided), "seed " + SEED);
                assertTrue(decided.size() >= KILLS / 2, "decisions to be killed in: " + decided.size());
            }
        }
    }

    private void live(int decisions, int nanosAfter, Set<String> decided) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), KilledDecisionsMain.class.getName(),
                folder.resolve("ledger").toString(), folder.toString()).redirectError(folder.resolve("errors").toFile()).start();
        int seen = 0;
        boolean told = false;
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told |= line.startsWith("asked ");
                if (line.startsWith("asked ")) {
                    if (seen == decisions) {
                        break;
                    }
                } else if (line.startsWith("decided ")) {
                    decided.add(line.substring("decided ".length()));
                    seen++;
                }
            }
            assertTrue(told, () -> errors());
            TimeUnit.NANOSECONDS.sleep(nanosAfter);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
