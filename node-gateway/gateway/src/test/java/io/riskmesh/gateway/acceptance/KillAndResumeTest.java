package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.LabRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is killed (SIGKILL) at 20 random points of one run, from the start of the virtual machine to the training of the
/// baselines; each time `--resume` goes on, and the model of the last one has the bytes of an undisturbed run.
@Tag("acceptance")
final class KillAndResumeTest {
    private static final int KILLS = 20;
    private static final int TREES = 80;
    private static final long LIMIT_SECONDS = 240;

    @TempDir
    Path folder;

    @Test
    void twenty_kills_leave_the_bytes_of_the_model_unchanged() throws Exception {
        Path rows = LabRows.write(folder.resolve("payments.csv.gz"), 6000, 31);
        try (RiskmeshProcess whole = RiskmeshProcess.start(command(rows, "whole", false))) {
            assertEquals(0, whole.exitStatus(LIMIT_SECONDS), whole.output());
        }
        long seed = Long.getLong("riskmesh.seed", 20261125);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> points = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            points.add(killOnce(rows, kill > 0, random));
        }
        System.out.println("killed (seed " + seed + "): " + points);
        try (RiskmeshProcess last = RiskmeshProcess.start(command(rows, "killed", true))) {
            assertEquals(0, last.exitStatus(LIMIT_SECONDS), () -> last.output() + "\nseed " + seed + ", kills " + points);
        }
        assertArrayEquals(model("whole"), model("killed"), "seed " + seed + ", kills " + points);
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("killed/report.json")));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean(), "seed " + seed);
        assertEquals(TREES, report.at("/exact/treesCompared").asInt());
    }

    /// A quarter of the kills come at any time after the start, the others while the federation trains.
    private String killOnce(Path rows, boolean resume, SplittableRandom random) throws Exception {
        boolean anyTime = random.nextInt(4) == 0;
        long millis = anyTime ? random.nextLong(100, 2000) : random.nextLong(0, 3000);
        try (RiskmeshProcess run = RiskmeshProcess.start(command(rows, "killed", resume))) {
            if (!anyTime) {
                run.waitForLine("keys agreed", 60);
            }
            Thread.sleep(millis);
            boolean alive = run.isAlive();
            run.kill();
            assertTrue(alive || run.output().contains("look at"), "it ended by itself without results: " + run.output());
            Matcher tree = Pattern.compile("federated, tree ([0-9]+)/").matcher(run.output());
            return (anyTime ? "start+" : "session+") + millis + " ms" + (alive ? "" : " (had finished)")
                    + (tree.find() ? " from tree " + tree.group(1) : "");
        }
    }

    private List<String> command(Path rows, String out, boolean resume) {
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", rows.toString(), "--label", "is_fraud", "--id",
                "payment_id", "--categorical", "kind", "--exclude", "bank", "--banks", "size4", "--params", "REG", "--set",
                "rounds=" + TREES, "--seed", "7", "--threads", "2", "--out", folder.resolve(out).toString()));
        if (resume) {
            command.add("--resume");
        }
        return command;
    }

    private byte[] model(String out) throws Exception {
        return Files.readAllBytes(folder.resolve(out).resolve("model.ubj"));
    }
}
