package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.binselect.cost.PairCost;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.federation.joint.JointLeakage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanExplainTest {
    @TempDir
    Path folder;

    @Test
    void a_plan_tells_what_it_opens_what_it_costs_and_that_it_may_run() throws Exception {
        JsonNode plan = json("plan", "explain", "--params", "P6", "--banks", "4", "--features", "30", "--format", "json");
        assertTrue(plan.at("/verdict/allowed").asBoolean());
        assertEquals("0.8", plan.at("/parameters/subsample").asText(), "a federated run with rules draws 80 % of the rows");
        assertTrue(plan.at("/jointlyScorable/possible").asBoolean());
        assertTrue(plan.at("/leakage").size() >= 7);
        // 32 nodes x 30 features x 254 cells x 2 words x 8 bytes, and 5 % (training.md section 14)
        double expected = 32.0 * 30 * 254 * 16 * 1.05;
        assertEquals(expected, plan.at("/cost/bytesPerBankPerTree").asDouble(), expected * 0.01);
    }

    @Test
    void a_joint_plan_tells_what_the_pairs_cost_and_who_learns_what() throws Exception {
        String[] command = {"plan", "explain", "--params", "P6", "--banks", "5", "--features", "42", "--payee-features", "22", "--rows", "125000",
            "--format", "json"};
        JsonNode plan = json(command);
        assertEquals("PUNCTURED_SELECT", plan.at("/joint/engine").asText());
        assertEquals(5_000, plan.at("/joint/rowsPerPair").asLong());
        SelectParameters pair = new SelectParameters(5_000, 22, 31, 1, 5_000);
        assertEquals(4 * PairCost.of(pair, 6, true).treeBytes(), plan.at("/joint/bytesPerBankPerTree").asLong(), "to the byte what pairs say");
        assertEquals(4 * PairCost.of(pair, 6, true).setUpBytes(), plan.at("/joint/setUpBytesPerBank").asLong());
        assertTrue(plan.at("/joint/bankSecondsPerTree").asDouble() <= 1.0, "joint-training.md section 11");
        assertTrue(plan.at("/joint/keepsLeaves").asBoolean());
        for (JointLeakage who : JointLeakage.values()) {
            assertTrue(plan.at("/leakage").toString().contains(who.learns()), who.learns());
        }
        command[11] = "10000000";
        command[13] = "table";
        String large = Call.of(command).out();
        assertTrue(large.contains("made again at every level"), large);
    }

    @Test
    void engines_that_do_not_exist_are_refused_and_the_one_that_does_changes_nothing() throws Exception {
        String[] command = {"plan", "explain", "--params", "P6", "--set", "jointEngine=AUTO", "--banks", "4", "--features", "9", "--payee-features",
            "4", "--format", "json"};
        String digest = json(command).at("/parameters/digest").asText();
        command[5] = "jointEngine=PUNCTURED_SELECT";
        assertEquals(digest, json(command).at("/parameters/digest").asText());
        command[5] = "jointEngine=LATTICE_SELECT";
        String line = Call.of(command).refusal(2);
        assertTrue(line.contains("expected AUTO or PUNCTURED_SELECT, the only engine there is, got LATTICE_SELECT"), line);
    }

    @Test
    void two_banks_are_refused_in_one_line() {
        String line = Call.of("plan", "explain", "--params", "P6", "--banks", "2", "--features", "5").refusal(3);
        assertTrue(line.contains("too_few_banks") && line.contains("found 2"), line);
    }

    @Test
    void a_federated_run_with_rules_draws_rows() {
        for (String sample : new String[] {"1", "0.4"}) {
            String line = Call.of("plan", "explain", "--params", "P6", "--set", "subsample=" + sample, "--banks", "4", "--features",
                    "5").refusal(3);
            assertTrue(line.contains("expected subsample from 0.5 to below 1"), line);
            assertEquals(0, Call.of("plan", "explain", "--params", "P6", "--rules", "off", "--set", "subsample=" + sample,
                    "--banks", "4", "--features", "5").status());
        }
    }

    @Test
    void more_rows_than_the_integers_hold_are_refused() {
        String line = Call.of("plan", "explain", "--params", "P6", "--banks", "4", "--features", "5", "--rows",
                Long.toString(1L << 40)).refusal(3);
        assertTrue(line.contains("does not fit"), line);
    }

    @Test
    void a_deep_tree_or_a_categorical_column_is_announced_as_not_jointly_scorable() throws Exception {
        JsonNode deep = json("plan", "explain", "--params", "P6", "--set", "max_depth=9", "--banks", "3", "--features", "5",
                "--format", "json");
        assertEquals("model_not_scorable", deep.at("/jointlyScorable/code").asText());
        JsonNode named = json("plan", "explain", "--params", "P6", "--banks", "3", "--features", "5", "--categorical", "1",
                "--format", "json");
        assertEquals("model_not_scorable", named.at("/jointlyScorable/code").asText());
    }

    @Test
    void a_parameter_file_is_read_and_changes_win_over_it() throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), "learning_rate: 0.25\nmax_depth: 3\nrules: off\nseed: 9\n");
        JsonNode plan = json("plan", "explain", "--params", file.toString(), "--set", "maxDepth=5", "--banks", "3",
                "--features", "5", "--format", "json");
        assertEquals("0.25", plan.at("/parameters/eta").asText());
        assertEquals("5", plan.at("/parameters/maxDepth").asText());
        assertEquals("1.0", plan.at("/parameters/subsample").asText(), "without rules no row sample is drawn by default");
        assertEquals("9", plan.at("/parameters/seed").asText());
        JsonNode changed = json("plan", "explain", "--params", file.toString(), "--rules", "default", "--seed", "4",
                "--banks", "3", "--features", "5", "--format", "json");
        assertEquals("default", changed.at("/parameters/rules").asText());
        assertEquals("4", changed.at("/parameters/seed").asText());
        assertEquals("0.8", changed.at("/parameters/subsample").asText());
    }

    @Test
    void every_wrong_parameter_is_named_in_one_line() {
        String line = Call.of("plan", "explain", "--params", "P6", "--set", "etta=1", "--set", "maxDepth=99", "--banks", "3",
                "--features", "5").refusal(2);
        assertTrue(line.contains("etta") && line.contains("nearest: eta") && line.contains("maxDepth in 1..12, got 99"), line);
    }

    @Test
    void a_parameter_file_that_is_not_there_is_named() {
        String line = Call.of("plan", "explain", "--params", "P7", "--banks", "3", "--features", "5").refusal(4);
        assertTrue(line.contains("P7") && line.contains("no named set"), line);
    }

    @Test
    void the_answer_comes_in_all_formats_and_into_a_file() throws Exception {
        String[] command = {"plan", "explain", "--params", "REG", "--banks", "3", "--features", "5", "--format", ""};
        for (String format : new String[] {"table", "json", "jsonl", "csv"}) {
            command[command.length - 1] = format;
            Call call = Call.of(command);
            assertEquals(0, call.status(), call.err());
            assertTrue(call.out().contains("coordinator (opener)"), format);
        }
        Path file = folder.resolve("plan.csv");
        Call call = Call.of("plan", "explain", "--params", "REG", "--banks", "3", "--features", "5", "--format", "csv",
                "--output", file.toString());
        assertEquals("", call.out());
        assertFalse(Files.readString(file).isEmpty());
    }

    private static JsonNode json(String... command) throws Exception {
        Call call = Call.of(command);
        assertEquals(0, call.status(), call.err());
        return new ObjectMapper().readTree(call.out());
    }
}
