package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.embedded.process.EmbeddedLedgerMain;
import io.riskmesh.enclave.simulated.SimulatedScorerMain;
import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small script in the place of the launcher that starts every real process of the house from the class path of the test. It lies
/// where the launcher would, beside a link to `docs`, so that journeys are found.
public final class WholeLauncher {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root", ".")).toAbsolutePath().normalize();
    private static final String MEASUREMENT = "ab".repeat(32);

    private WholeLauncher() {}

    /// Writes it; without the simulator's classes, which a build of the gateway alone does not make, the test is skipped.
    public static Path write(Path folder) throws IOException {
        Path simulator = ROOT.resolve("simulator/target/classes");
        assumeTrue(Files.isDirectory(simulator), "the simulator is not built: " + simulator);
        String java = "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path script = folder.resolve("riskmesh");
        Files.writeString(script, "#!/bin/bash\nset -eu\nexport RISKMESH_LAUNCHER='" + script + "' OMP_WAIT_POLICY=passive\n"
                + "collector=-XX:+UseSerialGC\ncase \" ${RISKMESH_JAVA_OPTIONS:-} \" in *' -XX:+Use'*GC*) collector= ;; esac\n"
                + "options=\"$collector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
                + " ${RISKMESH_JAVA_OPTIONS:--XX:TieredStopAtLevel=1}\"\n"
                + "case ${1:-} in\n"
                + "  simulate) shift; " + java + " $options -cp '" + simulator + ":" + path + "' io.riskmesh.simulator.SimulatorMain \"$@\" ;;\n"
                + "  embedded-ledger) shift; " + java + " $options -cp '" + path + "' " + EmbeddedLedgerMain.class.getName() + " \"$@\" ;;\n"
                + "  simulated-scorer) " + java + " $options --add-modules jdk.incubator.vector -cp '" + path + "' "
                + SimulatedScorerMain.class.getName() + " " + MEASUREMENT + " \"$3\" \"$4\" ;;\n"
                + "  *) " + java + " $options -cp '" + path + "' " + RiskmeshCli.class.getName() + " \"$@\" ;;\n"
                + "esac\n");
        assertTrue(script.toFile().setExecutable(true));
        Files.createSymbolicLink(folder.resolve("docs"), ROOT.resolve("docs"));
        return script;
    }
}
