package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.LabRows;
import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab train --faults`: any bank leaves at any message point of any level, in each phase, before and after its message, with and
/// without coming back. The run ends as the design says, and pooled training under the survivor schedule of the transcript gives
/// the same trees, bit for bit. The coordinating bank stops the run, and a resumed run gives the undisturbed model.
@Tag("acceptance")
final class FaultSweepTest {
    private static final int TREES = 4;
    private static final int DEPTH = 3;
    private static final int FAULTY_TREE = 1;

    @TempDir
    Path folder;

    private Path rows;

    @BeforeEach
    void write_rows() throws IOException {
        rows = LabRows.write(folder.resolve("payments.csv"), 1500, 23);
    }

    @Test
    void any_bank_but_the_coordinating_one_leaves_anywhere() throws Exception {
        int runs = 0;
        int truncated = 0;
        for (int bank = 1; bank < 4; bank++) {
            for (String point : points()) {
                String returns = (bank + runs) % 2 == 0 ? "" : "\n    returns: " + (FAULTY_TREE + 1);
                Outcome outcome = run("out", "faults:\n  - bank: iid4-" + bank + "\n    leaves: " + point + returns + "\n", false);
                assertEquals(0, outcome.status, outcome.err);
                assertTrue(outcome.report.at("/faults/0/happened").asBoolean(), bank + " " + point);
                assertTrue(outcome.report.at("/exact/federatedEqualsPooled").asBoolean(), bank + " " + point);
                // early stopping keeps the trees up to the best one, which need not be the last
                assertTrue(outcome.report.at("/exact/treesCompared").asInt() > FAULTY_TREE, bank + " " + point);
                assertTrue(outcome.err.contains("federated, tree " + TREES + "/" + TREES), bank + " " + point);
                assertEquals(3, outcome.report.at("/privacy/smallestCohort").asInt(4), bank + " " + point);
                runs++;
                truncated += outcome.err.contains("ended early") ? 1 : 0;
            }
        }
        System.out.println("faults: " + runs + " runs, every one equal to its pooled replay; " + truncated + " with a truncated tree");
        assertTrue(truncated > runs / 4, "most points inside a tree cut it off");
    }

    @Test
    void the_coordinating_bank_leaves_anywhere_and_the_resumed_run_gives_the_undisturbed_model() throws Exception {
        Outcome whole = run("whole", "faults:\n  - bank: iid4-0\n    leaves: {phase: histogram, tree: 99, level: 0}\n", false);
        assertEquals(0, whole.status, whole.err);
        String undisturbed = whole.report.at("/model/fileDigest").asText();
        int runs = 0;
        for (String point : points()) {
            String faults = "faults:\n  - bank: iid4-0\n    leaves: " + point + "\n";
            String out = "out" + runs++;
            Outcome stopped = run(out, faults, false);
            assertEquals(3, stopped.status, point + "\n" + stopped.err);
            assertTrue(stopped.err.contains("--resume continues it"), stopped.err);
            Outcome resumed = run(out, faults, true);
            assertEquals(0, resumed.status, point + "\n" + resumed.err);
            assertEquals(undisturbed, resumed.report.at("/model/fileDigest").asText(), point);
        }
        System.out.println("coordinator: " + runs + " runs stopped and resumed to the same bytes");
    }

    /// Every phase, every level of one tree, before and after the message.
    private static List<String> points() {
        List<String> points = new ArrayList<>();
        for (String moment : List.of("before", "after")) {
            for (int round = 0; round < 2; round++) {
                points.add("{phase: cuts, round: " + round + ", moment: " + moment + "}");
            }
            for (int level = 0; level < DEPTH; level++) {
                points.add("{phase: histogram, tree: " + FAULTY_TREE + ", level: " + level + ", moment: " + moment + "}");
            }
            for (int level = 0; level < DEPTH - 1; level++) {
                points.add("{phase: presence, tree: " + FAULTY_TREE + ", level: " + level + ", moment: " + moment + "}");
            }
            points.add("{phase: leaves, tree: " + FAULTY_TREE + ", moment: " + moment + "}");
            points.add("{phase: validation, tree: " + FAULTY_TREE + ", moment: " + moment + "}");
        }
        return points;
    }

    private record Outcome(int status, String err, JsonNode report) {}

    private Outcome run(String out, String faults, boolean resume) throws IOException {
        Path scenario = Files.writeString(folder.resolve("faults.yaml"), faults);
        Path results = folder.resolve(out);
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", rows.toString(), "--label", "is_fraud", "--id",
                "payment_id", "--exclude", "bank,kind", "--banks", "iid4", "--params", "F30", "--set", "rounds=" + TREES, "--set",
                "max_depth=" + DEPTH, "--set", "early_stopping_rounds=50", "--faults", scenario.toString(), "--out",
                results.toString()));
        if (resume) {
            command.add("--resume");
        }
        StringWriter err = new StringWriter();
        int status = RiskmeshCli.run(command.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err));
        JsonNode report = status == 0
                ? new ObjectMapper().readTree(Files.readAllBytes(results.resolve("report.json")))
                : new ObjectMapper().createObjectNode();
        return new Outcome(status, err.toString(), report);
    }
}
