package io.riskmesh.architecture.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service unit as systemd itself reads it.
final class SystemdUnitTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root"));
    private static final Path UNIT = ROOT.resolve("deploy/systemd/riskmesh-gateway.service");
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
    /// Tenths of a point of ten.
    private static final int MOST_EXPOSURE = 25;

    @TempDir
    private Path folder;

    private Path unit;

    @BeforeEach
    void place() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(ANALYZE), "systemd-analyze is absent: the unit was not checked; install the package systemd");
        String text = Files.readString(UNIT);
        assertTrue(text.contains("ExecStart=/opt/riskmesh/riskmesh node start --config "), "The unit starts something else");
        unit = Files.writeString(folder.resolve(UNIT.getFileName().toString()),
                text.replace("/opt/riskmesh/riskmesh", ROOT.resolve("riskmesh").toString()));
    }

    @Test
    void systemd_finds_nothing_wrong_with_the_unit() throws Exception {
        assertEquals("", call("verify", "--man=no", "--generators=no", "--recursive-errors=no", unit.toString()));
    }

    @Test
    void a_wrong_line_would_be_found() throws Exception {
        Files.writeString(unit, Files.readString(unit).replace("Restart=on-failure", "Restart=at-will"));
        assertTrue(call("verify", "--man=no", "--generators=no", "--recursive-errors=no", unit.toString()).contains("at-will"));
    }

    @Test
    void the_service_may_do_little() throws Exception {
        String report = call("security", "--offline=true", "--threshold=" + MOST_EXPOSURE, unit.toString());
        assertTrue(report.contains("Overall exposure level"), report);
        assertTrue(report.contains(" OK "), report);
    }

    private static String call(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("systemd", ".out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "systemd-analyze still runs after 60 s");
        String said = Files.readString(out);
        Files.delete(out);
        return said;
    }
}
