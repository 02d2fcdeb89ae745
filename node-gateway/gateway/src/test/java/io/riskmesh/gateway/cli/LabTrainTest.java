package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab train` from end to end, on generated rows.
@Tag("acceptance")
final class LabTrainTest {
    private static final int TREES = 6;

    @TempDir
    Path folder;

    private Path rows;

    @BeforeEach
    void write_rows() throws IOException {
        rows = LabRows.write(folder.resolve("payments.csv.gz"), 3000, 17);
    }

    @Test
    void a_run_with_privacy_rules_equals_pooled_training_and_its_folder_is_complete() throws Exception {
        JsonNode report = train("out", List.of());
        ReportSchema.assertValid(report);
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertEquals(TREES, report.at("/exact/treesCompared").asInt());
        assertEquals("default", report.at("/privacy/enforced").asText());
        assertEquals(4, report.at("/privacy/smallestCohort").asInt());
        assertEquals("0.8", report.at("/parameters/subsample").asText());
        assertEquals(4, report.at("/banks").size());
        int tested = report.at("/data/testRows").asInt();
        assertEquals(tested + " of " + tested + " from UBJSON, " + tested + " of " + tested + " from JSON",
                report.at("/model/xgboostMargins").asText());
        assertTrue(report.at("/cost/bytesPerBankPerTree").asLong() > 0);
        assertTrue(report.at("/privacy/openedSums").asLong() > TREES);
        for (String file : List.of("report.json", "report.html", "model.ubj", "model.json", "schema.json", "checkpoint/run.json")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 0, file);
        }
        assertEquals(tested + 1, Files.readAllLines(folder.resolve("out/predictions.csv")).size());
        assertEquals(TREES + 1, Files.readAllLines(folder.resolve("out/metrics.csv")).size());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "nothing beside the rows and the results");
        }
    }

    @Test
    void a_run_without_rules_equals_pooled_training_and_says_in_red_that_they_were_off() throws Exception {
        JsonNode report = train("out", List.of("--rules", "off"));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertEquals("off", report.at("/privacy/enforced").asText());
        assertEquals("1.0", report.at("/parameters/subsample").asText());
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Privacy rules OFF"));
    }

    @Test
    void every_kind_of_bank_gives_an_exact_federation() throws Exception {
        for (String banks : List.of("label4", "feat4:age:30,45,60", "column:bank", "iid5")) {
            JsonNode report = train("out", List.of("--banks", banks));
            assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean(), banks);
        }
    }

    @Test
    void the_model_depends_on_the_seed_and_on_nothing_else_of_the_process() throws Exception {
        train("a", List.of("--threads", "1"));
        train("b", List.of("--threads", "7"));
        train("c", List.of("--seed", "2"));
        assertArrayEquals(model("a"), model("b"));
        assertFalse(java.util.Arrays.equals(model("a"), model("c")));
    }

    @Test
    void early_stopping_looks_at_rows_that_nobody_learns_from() throws Exception {
        JsonNode report = train("out", List.of("--set", "early_stopping_rounds=3", "--set", "rounds=40", "--set", "eta=0.8"));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertTrue(report.at("/model/trees").asInt() < 40, "a learning rate of 0.8 overfits early");
        assertTrue(report.at("/data/validationRows").asInt() > 100);
    }

    @Test
    void a_measured_prior_is_a_tree_of_its_own() throws Exception {
        JsonNode report = train("out", List.of("--set", "base_score=SECURE"));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertEquals(TREES + 1, report.at("/model/trees").asInt());
    }

    @Test
    void an_interrupted_run_is_resumed_to_the_same_bytes() throws Exception {
        train("whole", List.of());
        List<String> command = command("out", List.of());
        for (String stopAt : List.of("tree 1/", "tree 4/", "pooled rows, our")) {
            assertEquals(1, interrupted(command, stopAt).status());
            assertTrue(Files.exists(folder.resolve("out.partial/checkpoint/run.json")), stopAt);
            assertTrue(Call.of(command("out", List.of())).refusal(2).contains("add --resume"));
            command = command("out", List.of("--resume"));
        }
        Call resumed = Call.of(command);
        assertEquals(0, resumed.status(), resumed.err());
        assertArrayEquals(model("whole"), model("out"));
        assertFalse(Files.exists(folder.resolve("out.partial")));
        Call finishedAgain = Call.of(command);
        assertEquals(0, finishedAgain.status(), finishedAgain.err());
        assertArrayEquals(model("whole"), model("out"));
    }

    @Test
    void a_checkpoint_of_another_run_is_refused_and_kept() throws Exception {
        assertEquals(1, interrupted(command("out", List.of()), "tree 3/").status());
        String line = Call.of(command("out", List.of("--resume", "--seed", "3"))).refusal(3);
        assertTrue(line.contains("checkpoint of another run") && line.contains("parameters digest"), line);
        assertTrue(Files.exists(folder.resolve("out.partial/checkpoint/run.json")));
        Call resumed = Call.of(command("out", List.of("--resume")));
        assertEquals(0, resumed.status(), resumed.err());
    }

    /// Runs a command whose error stream fails as soon as a line holds this text: a stop in the middle, as good as a kill for what
    /// is on disk.
    private static Call interrupted(List<String> command, String stopAt) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter failing = new PrintWriter(err) {
            private boolean stopped;

            @Override
            public void write(String text) {
                super.write(text);
                if (!stopped && text.contains(stopAt)) {
                    stopped = true;
                    throw new IllegalStateException("stopped at " + stopAt);
                }
            }
        };
        AtomicLong time = new AtomicLong(); // every update is due
        Terminal terminal = new Terminal(new PrintWriter(out), failing, false, InstantSource.system(),
                () -> time.addAndGet(10_000_000_000L), new SecureRandom(), Map.of());
        int status = RiskmeshCli.run(command.toArray(String[]::new), terminal);
        return new Call(status, out.toString(), err.toString());
    }

    private JsonNode train(String out, List<String> options) throws IOException {
        Call call = Call.of(command(out, options));
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains("federated = pooled training, bit for bit"), call.out());
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(out).resolve("report.json")));
    }

    private List<String> command(String out, List<String> options) {
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", rows.toString(), "--label", "is_fraud", "--id",
                "payment_id", "--categorical", "kind", "--params", "F30", "--out", folder.resolve(out).toString()));
        if (!options.contains("--banks")) {
            command.addAll(List.of("--banks", "iid4"));
        }
        if (options.stream().noneMatch(option -> option.startsWith("rounds="))) {
            command.addAll(List.of("--set", "rounds=" + TREES));
        }
        if (options.stream().noneMatch(option -> option.startsWith("column:"))) {
            command.addAll(List.of("--exclude", "bank"));
        }
        command.addAll(options);
        return command;
    }

    private byte[] model(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("model.ubj"));
    }
}
