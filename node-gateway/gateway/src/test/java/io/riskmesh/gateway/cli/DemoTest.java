package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.report.ReportSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `demo` with a small program in the place of the launcher and its simulator; CI runs the real one.
final class DemoTest {
    @TempDir
    Path folder;

    @Test
    @Tag("acceptance")
    void the_simulated_rows_become_a_report_that_can_be_repeated() throws Exception {
        write("train_payer.csv.gz", 1500, 1);
        write("test_payer.csv.gz", 500, 2);
        Path out = folder.resolve("demo");
        Files.writeString(Files.createDirectories(out).resolve("report.json"), "of a former demo");
        Call call = demo(launcher("mkdir -p \"$out/lab\" && cp \"$(dirname \"$0\")\"/*.csv.gz \"$out/lab/\" && echo simulated"), out);
        assertEquals(0, call.status(), call.err());
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("report.json")));
        ReportSchema.assertValid(report);
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean());
        assertTrue(report.at("/notice").asText().contains("Simulated"));
        assertTrue(call.out().contains("look at " + out.resolve("report.html")), call.out());
        assertTrue(call.out().contains("the next run was refused: authorisation_revoked"), call.out());
        assertTrue(call.out().contains("500 payments scored through sealed sessions"), call.out());
        assertTrue(call.out().contains("SIMULATED, PROVES NOTHING"), call.out());
        assertTrue(call.out().contains("audit verify found nothing wrong"), call.out());
        Call verified = Call.of("audit", "verify", out.resolve("ledger").toString(), "--format", "json");
        assertEquals(0, verified.status(), verified.err());
        for (JsonNode stage : new ObjectMapper().readTree(verified.out()).path("stages")) {
            assertEquals(stage.path("id").asText().equals("S4") ? "NOT_CHECKED" : "VERIFIED", stage.path("status").asText(), verified.out());
        }
        List<String> again = List.of(report.at("/command").asText().replace("./riskmesh ", "").split(" "));
        Call repeated = Call.of(again);
        assertEquals(0, repeated.status(), repeated.err());
        assertEquals(report.at("/model/fileDigest"), new ObjectMapper()
                .readTree(Files.readAllBytes(folder.resolve("demo-again/report.json"))).at("/model/fileDigest"));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> String.valueOf(path.getFileName()).startsWith(".")), "no scratch folder is left");
        }
    }

    @Test
    void a_simulator_that_fails_ends_the_demo_in_one_line_and_leaves_nothing() throws Exception {
        Call call = demo(launcher("echo no room; exit 1"), folder.resolve("demo"));
        assertEquals(4, call.status());
        assertTrue(call.err().lines().reduce((_, line) -> line).orElseThrow().endsWith("ended with exit status 1: no room"), call.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("launcher")), left.toList());
        }
    }

    @Test
    void without_the_launcher_the_demo_says_how_to_call_it() {
        Call call = Call.of("demo", "--out", folder.resolve("demo").toString());
        assertTrue(call.refusal(4).contains("run ./riskmesh demo"));
    }

    private Path launcher(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("launcher"), """
                #!/bin/sh
                """ + LauncherOfTests.LEDGER + "\n" + """
                while [ $# -gt 0 ]; do
                  [ "$1" = --out ] && out=$2
                  shift
                done
                """ + body + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    /// Rows as the simulator's lab tables have them, from generated ones.
    private void write(String name, int rows, long seed) throws IOException {
        Path source = LabRows.write(folder.resolve("rows"), rows, seed);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (String line : Files.readAllLines(source)) {
                String[] cells = line.replace("is_fraud", "y").split(",", -1);
                String table = String.join(",", cells[0], cells[6], cells[1], cells[2], cells[3], cells[4]) + "\n";
                out.write(table.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.delete(source);
    }

    private static Call demo(Path launcher, Path out) {
        StringWriter answer = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(answer), new PrintWriter(err), false, InstantSource.system(),
                System::nanoTime, new SecureRandom(), Map.of("RISKMESH_LAUNCHER", launcher.toString()));
        int status = RiskmeshCli.run(new String[] {"demo", "--out", out.toString(), "--seed", "5"}, terminal);
        return new Call(status, answer.toString(), err.toString());
    }
}
