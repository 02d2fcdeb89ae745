package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `lab train --faults`: banks leave at each kind of message point; the run ends as the design says, and pooled training under
/// the same survivor schedule gives the same trees.
@Tag("acceptance")
final class LabFaultsTest {
    @TempDir
    Path folder;

    private Path rows;

    @BeforeEach
    void write_rows() throws IOException {
        rows = LabRows.write(folder.resolve("payments.csv"), 1500, 23);
    }

    /// One of each kind; the acceptance suite takes every bank, level and moment.
    static Stream<String> points() {
        return Stream.of(
                "{phase: cuts, round: 1, moment: before}",
                "{phase: histogram, tree: 1, level: 0, moment: before}",
                "{phase: histogram, tree: 1, level: 1, moment: after}",
                "{phase: presence, tree: 1, level: 0, moment: before}",
                "{phase: leaves, tree: 1, moment: after}",
                "{phase: validation, tree: 1, moment: before}");
    }

    @ParameterizedTest
    @MethodSource("points")
    void a_bank_that_leaves_for_good_costs_at_most_the_rest_of_a_tree(String point) throws Exception {
        JsonNode report = train("faults:\n  - bank: iid4-2\n    leaves: " + point + "\n");
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean(), point);
        assertTrue(report.at("/faults/0/happened").asBoolean(), point);
        assertTrue(report.at("/exact/treesCompared").asInt() > 1, "trees up to the best one");
        assertEquals(3, report.at("/privacy/smallestCohort").asInt());
    }

    @Test
    void a_bank_that_comes_back_is_part_of_later_trees() throws Exception {
        JsonNode report = train("""
                faults:
                  - bank: iid4-3
                    leaves: {phase: histogram, tree: 0, level: 1}
                    returns: 2
                """);
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertTrue(Files.readString(folder.resolve("progress.txt")).contains("bank iid4-3 is back"));
    }

    @Test
    void two_of_four_banks_that_leave_stop_the_run_which_can_be_resumed() throws Exception {
        Path file = Files.writeString(folder.resolve("faults.yaml"), """
                faults:
                  - bank: iid4-1
                    leaves: {phase: histogram, tree: 0, level: 1}
                  - bank: iid4-2
                    leaves: {phase: presence, tree: 1, level: 0}
                """);
        Call call = Call.of(command(file));
        assertEquals(3, call.status(), call.err());
        String last = call.err().lines().reduce((_, line) -> line).orElseThrow();
        assertTrue(last.contains("too_few_banks") && last.contains("--resume"), last);
        assertTrue(Files.exists(folder.resolve("out.partial/checkpoint/run.json")));
        assertTrue(Files.notExists(folder.resolve("out")));
        List<String> resumed = command(file);
        resumed.add("--resume");
        assertEquals(0, Call.of(resumed).status());
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/report.json")));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
    }

    @Test
    void a_coordinator_that_leaves_stops_the_run_and_a_resumed_run_gives_the_model_of_an_undisturbed_one() throws Exception {
        Path none = Files.writeString(folder.resolve("late.yaml"),
                "faults:\n  - bank: iid4-0\n    leaves: {phase: histogram, tree: 900, level: 0}\n");
        assertEquals(0, Call.of(command(none)).status());
        byte[] undisturbed = Files.readAllBytes(folder.resolve("out/model.ubj"));
        Path file = Files.writeString(folder.resolve("faults.yaml"),
                "faults:\n  - bank: iid4-0\n    leaves: {phase: histogram, tree: 2, level: 1}\n");
        List<String> command = command(file);
        command.set(command.indexOf("--out") + 1, folder.resolve("again").toString());
        assertEquals(3, Call.of(command).status());
        command.add("--resume");
        Call resumed = Call.of(command);
        assertEquals(0, resumed.status(), resumed.err());
        assertArrayEquals(undisturbed, Files.readAllBytes(folder.resolve("again/model.ubj")));
    }

    @Test
    void a_point_that_the_run_never_reaches_is_reported_as_such() throws Exception {
        JsonNode report = train("faults:\n  - bank: iid4-2\n    leaves: {phase: presence, tree: 77, level: 0}\n");
        assertEquals(false, report.at("/faults/0/happened").asBoolean(true));
        assertEquals(4, report.at("/privacy/smallestCohort").asInt());
    }

    private JsonNode train(String faults) throws IOException {
        Call call = Call.of(command(Files.writeString(folder.resolve("faults.yaml"), faults)));
        assertEquals(0, call.status(), call.err());
        Files.writeString(folder.resolve("progress.txt"), call.err());
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/report.json")));
    }

    private List<String> command(Path faults) {
        return new ArrayList<>(List.of("lab", "train", "--data", rows.toString(), "--label", "is_fraud", "--id", "payment_id",
                "--exclude", "bank,kind", "--banks", "iid4", "--params", "F30", "--set", "rounds=4", "--set",
                "early_stopping_rounds=50", "--faults", faults.toString(), "--out", folder.resolve("out").toString()));
    }
}
