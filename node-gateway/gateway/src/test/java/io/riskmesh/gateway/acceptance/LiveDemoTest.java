package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The consortium of `demo up`, every process a real one. The journeys are played on the one whose start and end are tested.
@Tag("acceptance")
final class LiveDemoTest {
    private static final Path QUICKSTART = Path.of(System.getProperty("riskmesh.root", ".")).resolve("docs/quickstart.md");
    private static final int PORTS = 24_443;

    @TempDir
    private Path folder;

    private Path launcher;
    private Path demo;

    @BeforeEach
    void prepare() throws IOException {
        launcher = WholeLauncher.write(folder);
        demo = folder.resolve("consortium");
    }

    @AfterEach
    void end() throws Exception {
        run("demo", "reset", "--dir", demo.toString());
    }

    @Test
    void up_starts_everything_once_the_tour_plays_every_journey_and_down_leaves_no_process_and_no_port() throws Exception {
        WholeLauncher.prepareMany(launcher);
        Ended up = run("demo", "up", "--dir", demo.toString(), "--first-port", Integer.toString(PORTS), "--format", "json");
        assertEquals(0, up.status(), up.text());
        JsonNode state = new ObjectMapper().readTree(up.out());
        assertEquals(8, state.path("processes").size(), "ledger, scorer, evaluator, four banks, the auditor");
        List<Long> numbers = new ArrayList<>();
        state.path("processes").forEach(process -> numbers.add(process.path("pid").asLong()));
        Ended again = run("demo", "up", "--dir", demo.toString(), "--format", "json");
        JsonNode second = new ObjectMapper().readTree(again.out());
        assertEquals("ran before", second.path("state").asText(), again.text());
        assertEquals(state.path("processes"), second.path("processes"), "the same processes");
        Ended tour = run("demo", "tour", "--dir", demo.toString());
        assertEquals(0, tour.status(), tour.text());
        for (String journey : List.of("J1", "J2", "S", "J3", "J4")) {
            assertTrue(tour.out().lines().anyMatch(line -> line.startsWith(journey + " done: ")), () -> journey + "\n" + tour.text());
        }
        System.out.println(tour.out());
        numbers.clear();
        new ObjectMapper().readTree(run("demo", "status", "--dir", demo.toString(), "--format", "json").out()).path("processes")
                .forEach(process -> numbers.add(process.path("pid").asLong()));
        ProcessHandle.of(numbers.get(5)).ifPresent(ProcessHandle::destroyForcibly);
        assertEquals(3, run("demo", "status", "--dir", demo.toString()).status(), "one was killed");
        assertEquals(0, run("demo", "up", "--dir", demo.toString()).status(), "and is started again");
        assertEquals(0, run("demo", "down", "--dir", demo.toString()).status());
        for (long number : numbers) {
            assertFalse(ProcessHandle.of(number).filter(process -> process.info().command().isPresent()).isPresent(), number + " runs");
        }
        for (int port = PORTS - 3; port < PORTS + 50; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertTrue(socket.isBound());
            }
        }
    }

    @Test
    void the_quickstart_is_what_it_says() throws Exception {
        Matcher blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(QUICKSTART));
        List<String> commands = blocks.results().flatMap(block -> block.group(1).lines()).filter(line -> line.startsWith("./riskmesh ")).toList();
        assertTrue(commands.size() >= 6, commands.toString());
        for (String command : commands) {
            String here = command.replace("riskmesh-consortium", demo.toString());
            List<String> words = new ArrayList<>(List.of(here.substring("./riskmesh ".length()).split(" ")));
            if (words.getFirst().equals("demo")) {
                words.addAll(List.of("--dir", demo.toString()));
            }
            if (words.subList(0, 2).equals(List.of("demo", "up"))) {
                words.addAll(List.of("--first-port", Integer.toString(PORTS + 100)));
            }
            Ended ended = run(words.toArray(String[]::new));
            assertEquals(0, ended.status(), () -> command + "\n" + ended.text());
        }
        assertFalse(Files.exists(demo), "the last command removed it");
    }

    private record Ended(int status, String out, String err) {
        String text() {
            return out + err;
        }
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("ROUNDS", "4", "FLIPS", "3", "RISKMESH_JAVA_HOME", System.getProperty("java.home"),
                "VERIFIER_CLASS_PATH", WholeLauncher.verifierAlone()));
        Process process = builder.start();
        assertTrue(process.waitFor(900, TimeUnit.SECONDS), "ended: " + command);
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
