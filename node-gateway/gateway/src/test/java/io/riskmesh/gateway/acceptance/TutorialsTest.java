package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands of the tutorials as they stand, by a shell, and their figures within the ranges that the page gives. Prints the figures.
@Tag("slow")
final class TutorialsTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root", "."));
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("(?m)^\\| (.+) \\| `(/[^`]+)` \\| ([0-9.]+) to ([0-9.]+) \\|$");
    private static final Pattern REPORT = Pattern.compile("(?m)^\\| figure \\| in `([^`]+)` \\| range \\|$");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"joint-payment-scoring", "joint-credit", "small-bank"})
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void its_commands_work_and_its_figures_are_in_their_ranges(String name) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/tutorials/" + name + ".md"));
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        BLOCK.matcher(page).results().forEach(block -> script.append(block.group(1)));
        if (page.contains("$D/")) {
            script.insert(0, "D='" + RealData.file("README.md").getParent() + "'\n");
        }
        play(script.toString());
        MatchResult report = REPORT.matcher(page).results().findFirst().orElseThrow();
        JsonNode figures = new ObjectMapper().readTree(folder.resolve(report.group(1)).toFile());
        List<MatchResult> rows = FIGURE.matcher(page).results().toList();
        assertFalse(rows.isEmpty());
        for (MatchResult row : rows) {
            double found = figures.at(row.group(2)).asDouble(Double.NaN);
            System.out.printf("%s: %s %.4f (%s to %s)%n", name, row.group(1), found, row.group(3), row.group(4));
            assertTrue(found >= Double.parseDouble(row.group(3)) && found <= Double.parseDouble(row.group(4)), () -> row.group() + ": " + found);
        }
    }

    private void play(String script) throws IOException, InterruptedException {
        WholeLauncher.write(folder);
        Path out = folder.resolve("tutorial.out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("RISKMESH_JAVA_OPTIONS", "-XX:+UseParallelGC");
        Process process = builder.start();
        assertTrue(process.waitFor(25, TimeUnit.MINUTES), () -> "still runs: " + script);
        assertEquals(0, process.exitValue(), Files.readString(out));
    }
}
