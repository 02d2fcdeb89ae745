package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The first hour of an operator, a regulator and a payment team, as scripts that assert each step, on a consortium of real processes.
@Tag("slow")
final class NewcomersTest {
    private static final int PORTS = 25_443;
    private static final int MOST_MINUTES = 10;

    @TempDir
    private Path folder;

    private Path launcher;
    private Path demo;

    @AfterEach
    void end() throws Exception {
        call(List.of(launcher.toString(), "demo", "reset", "--dir", demo.toString()));
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void each_newcomer_comes_to_the_end_of_the_first_hour() throws Exception {
        launcher = WholeLauncher.write(folder);
        WholeLauncher.prepareMany(launcher);
        demo = folder.resolve("consortium");
        done(List.of(launcher.toString(), "demo", "up", "--dir", demo.toString(), "--first-port", Integer.toString(PORTS)));
        done(script("n1-operator"));
        done(script("activate"));
        done(script("n3-payments"));
        done(script("n2-regulator"));
    }

    private List<String> script(String name) {
        return List.of("bash", folder.resolve("docs/journeys/" + name + ".sh").toString(), demo.toString());
    }

    private void done(List<String> command) throws Exception {
        Said said = call(command);
        System.out.println(said.text());
        assertEquals(0, said.status(), () -> command + "\n" + said.text());
    }

    private record Said(int status, String text) {}

    private Said call(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("RISKMESH_LAUNCHER", launcher.toString());
        builder.environment().put("RISKMESH_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ROUNDS", "4");
        Process process = builder.start();
        assertTrue(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES), () -> "still runs: " + command);
        return new Said(process.exitValue(), Files.readString(out));
    }
}
