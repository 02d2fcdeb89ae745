package io.riskmesh.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatorMainTest {

    @TempDir
    private Path temp;

    private record Answer(int exit, String facts, String progress) {}

    private Answer call(String... arguments) {
        StringWriter facts = new StringWriter();
        StringWriter progress = new StringWriter();
        int exit = SimulatorMain.run(arguments, new PrintWriter(facts, true), new PrintWriter(progress, true));
        return new Answer(exit, facts.toString(), progress.toString());
    }

    private Answer small(Path out, String... further) {
        List<String> arguments = new ArrayList<>(List.of("--seed", "5", "--scale", "0.01", "--banks", "3", "--out", out.toString()));
        arguments.addAll(List.of(further));
        return call(arguments.toArray(String[]::new));
    }

    @Test
    void a_simulation_prints_facts_and_progress_apart_and_may_be_repeated_in_place() throws IOException {
        Path out = temp.resolve("deep/down");
        Answer first = small(out);
        assertEquals(0, first.exit(), first.progress());
        assertTrue(first.facts().startsWith("SIMULATED payments in ") && first.facts().contains("fraud share of payments"));
        assertTrue(first.progress().contains("day 100 of 100") && first.progress().contains("writing lab/train.csv.gz"));
        byte[] manifest = Files.readAllBytes(out.resolve("manifest.json"));
        assertEquals(0, small(out, "--join", "2@30", "--leave", "3@60", "--thin", "4", "--takeover-bank", "1").exit());
        assertEquals(0, small(out).exit());
        assertTrue(java.util.Arrays.equals(manifest, Files.readAllBytes(out.resolve("manifest.json"))));
        try (Stream<Path> beside = Files.list(out.getParent())) {
            assertEquals(List.of(out), beside.toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --scale 0         | Expected scale in 0.01..20, got 0
            --scale NaN       | Expected scale in 0.01..20, got NaN
            --banks 2         | Expected banks in 3..30, got 2
            --days 39         | Expected days in 40..400, got 39
            --skew 51         | Expected skew in 1..50, got 51
            --thin 0          | Expected thinning in 1..100, got 0
            --label-skew 1    | Expected label skew in 0..0.8, got 1
            --join 6@3        | Expected joining bank in 0..5, got 6
            --join 3          | Expected --join as BANK@DAY, got "3"
            --leave x@y       | Expected --leave as BANK@DAY, got "x@y"
            --scale much      | Invalid value for option '--scale': 'much' is not a double
            --speed 3         | Unknown options: '--speed', '3'
            """)
    void wrong_input_is_one_line_and_exit_2(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("--seed", "5", "--out", temp.resolve("x").toString()));
        arguments.addAll(List.of(options.strip().split(" ")));
        Answer answer = call(arguments.toArray(String[]::new));
        assertEquals(2, answer.exit());
        assertEquals("simulate: " + message, answer.progress().strip());
        assertFalse(Files.exists(temp.resolve("x")));
    }

    @Test
    void a_simulation_that_cannot_fit_into_memory_is_refused_at_once() {
        Answer answer = call("--seed", "1", "--scale", "20", "--days", "400", "--out", temp.resolve("y").toString());
        assertEquals(2, answer.exit());
        assertTrue(answer.progress().startsWith("simulate: Expected a simulation that fits into "), answer.progress());
    }

    @Test
    void folders_of_somebody_else_are_left_alone() throws IOException {
        Path out = temp.resolve("mine");
        Files.createDirectories(out);
        Files.writeString(out.resolve("letter.txt"), "dear");
        assertEquals(2, small(out).exit());
        assertEquals("dear", Files.readString(out.resolve("letter.txt")));
        Path simulated = temp.resolve("simulated");
        assertEquals(0, small(simulated).exit());
        Files.writeString(simulated.resolve("lab/notes.txt"), "mine");
        Answer refused = small(simulated);
        assertEquals(2, refused.exit());
        assertTrue(refused.progress().contains("not just an output of seed 5"), refused.progress());
        assertEquals("mine", Files.readString(simulated.resolve("lab/notes.txt")));
        assertEquals(2, small(temp.resolve("mine/letter.txt")).exit());
    }

    @Test
    void a_place_that_cannot_be_written_is_exit_4_before_any_work() {
        Answer device = small(Path.of("/proc/riskmesh"));
        assertEquals(4, device.exit());
        assertFalse(device.progress().contains("day "), device.progress());
    }

    @Test
    void help_names_every_option_and_version_the_generator() {
        Answer help = call("--help");
        assertEquals(0, help.exit());
        for (String option : List.of("--seed", "--scale", "--banks", "--out", "--days", "--skew", "--victims-per-mule",
                "--session-overlap", "--label-skew", "--takeover-bank", "--join", "--leave", "--thin")) {
            assertTrue(help.facts().contains(option + "="), option);
        }
        assertEquals("riskmesh simulate, generator version 1", call("--version").facts().strip());
        assertEquals(2, call().exit());
    }
}
