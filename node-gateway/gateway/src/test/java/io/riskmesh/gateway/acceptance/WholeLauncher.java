package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.embedded.process.EmbeddedLedgerMain;
import io.riskmesh.enclave.simulated.SimulatedEvaluatorMain;
import io.riskmesh.enclave.simulated.SimulatedScorerMain;
import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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
        String path = jars(folder, System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Path cache = folder.resolve("cli.aot");
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
                + "  simulated-evaluator) " + java + " $options --add-modules jdk.incubator.vector -cp '" + path + "' "
                + SimulatedEvaluatorMain.class.getName() + " " + MEASUREMENT + " \"$3\" \"$4\" ;;\n"
                + "  *) if [ -f '" + cache + "' ]; then options=\"$options -XX:AOTCache=" + cache + " -Xlog:disable\"; fi\n"
                + "    " + java + " $options -cp '" + path + "' ${TEST_MAIN:-" + RiskmeshCli.class.getName() + "} \"$@\" ;;\n"
                + "esac\n");
        assertTrue(script.toFile().setExecutable(true));
        Files.createSymbolicLink(folder.resolve("docs"), ROOT.resolve("docs"));
        return script;
    }

    /// Lets later calls of the command line start in half the time, which pays from some ten calls on.
    static void prepareMany(Path script) throws IOException, InterruptedException {
        Path cache = script.resolveSibling("cli.aot");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "approval", "list", "--profile", "none.yaml")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("RISKMESH_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=" + cache);
        assertTrue(builder.start().waitFor(60, TimeUnit.SECONDS));
    }

    /// Class path of the offline verifier: nothing of a gateway is on it.
    static String verifierAlone() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(":", -1))
                .filter(entry -> entry.matches(".*/(chaincode/verifier|chaincode/ledger-model|tee-scorer/attestation)/target/.*|.*/(fabric-protos|protobuf-java)-[^/]*"))
                .collect(Collectors.joining(":"));
    }

    // What the virtual machine prepares it takes from jars alone.
    private static String jars(Path folder, String classPath) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(":", -1)) {
            Path path = Path.of(entry);
            entries.add(Files.isDirectory(path) ? jar(path, folder.resolve("classes-" + entries.size() + ".jar")).toString() : entry);
        }
        return String.join(":", entries);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path file : files.filter(one -> !one.equals(classes)).sorted().toList()) {
                boolean folder = Files.isDirectory(file); // who looks for files below a folder finds the folder first
                out.putNextEntry(new ZipEntry(classes.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }
}
