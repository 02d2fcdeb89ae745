package io.riskmesh.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.report.Header;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    @Test
    void help_names_every_program() {
        assertEquals(0, run("--help"));
        for (BenchProgram program : BenchMain.PROGRAMS) {
            assertTrue(out.toString().contains("  " + program.name()), out.toString());
            assertEquals(0, run(program.name(), "--help"));
        }
    }

    @Test
    void no_program_an_unknown_program_and_an_unknown_option_are_usage_errors() {
        assertEquals(2, run());
        assertEquals(2, run("steam-engine"));
        assertEquals(2, run(BenchMain.PROGRAMS.getFirst().name(), "--slowly"));
    }

    @Tag("acceptance")
    @Test
    void every_program_runs_quickly_and_writes_a_table_with_a_full_header() throws Exception {
        for (BenchProgram program : BenchMain.PROGRAMS) {
            long began = System.nanoTime();
            assertEquals(0, run(program.name(), "--quick"), err.toString());
            System.out.println(program.name() + " --quick: " + (System.nanoTime() - began) / 1_000_000 + " ms");
            String table = Files.readString(home.resolve("benchmarks/target/results/" + program.name() + ".md"));
            for (String field : Header.FIELDS) {
                assertTrue(table.contains("\n| " + field + " | "), program.name() + " lacks " + field);
            }
            assertTrue(out.toString().contains(table.strip()));
        }
    }

    private int run(String... args) {
        CommandLine command = BenchMain.commandLine(home);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
