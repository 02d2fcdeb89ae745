package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.process.EmbeddedLedgerMain;
import io.riskmesh.enclave.simulated.SimulatedEvaluatorMain;
import io.riskmesh.enclave.simulated.SimulatedScorerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small script in the place of the launcher, which starts the real ledger from the class path of the test.
public final class LauncherOfTests {
    /// What the simulated scorer says of itself.
    static final String MEASUREMENT = "ab".repeat(32);

    /// Lines of a shell script that start the ledger or the simulated scorer if that is asked for.
    static final String LEDGER = "if [ \"$1\" = embedded-ledger ]; then shift; exec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -cp '"
            + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "' "
            + EmbeddedLedgerMain.class.getName() + " \"$@\"; fi\n" + scorer();

    private LauncherOfTests() {}

    /// The same for the simulated scorer; there is no jar whose digest it could measure.
    static String scorer() {
        return enclave("simulated-scorer", SimulatedScorerMain.class) + "\n" + enclave("simulated-evaluator", SimulatedEvaluatorMain.class);
    }

    private static String enclave(String command, Class<?> main) {
        return "if [ \"$1\" = " + command + " ]; then exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "' "
                + main.getName() + " " + MEASUREMENT + " \"$3\" \"$4\"; fi";
    }

    public static Path write(Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("launcher"), "#!/bin/sh\n" + LEDGER + "\nexit 9\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }
}
