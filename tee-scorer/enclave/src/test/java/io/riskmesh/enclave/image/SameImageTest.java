package io.riskmesh.enclave.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles the scorer twice, in different folders and time zones, and builds its image from each: one digest of the manifest, which
/// holds the hash of every file.
@Tag("acceptance")
final class SameImageTest {

    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root"));
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /// In the order of their arrows.
    private static final List<String> MODULES = List.of("chaincode/ledger-model", "incentive", "federated-xgboost/boosting",
            "tee-scorer/attestation", "tee-scorer/enclave");

    @TempDir
    Path folder;

    @Test
    void two_builds_in_different_folders_and_time_zones_give_one_manifest_digest() throws IOException, InterruptedException {
        String first = digest(folder.resolve("a"), "Pacific/Kiritimati");
        String second = digest(folder.resolve("another/and deeper"), "America/Anchorage");
        assertTrue(first.matches("[0-9a-f]{64}"), first);
        assertEquals(first, second);
    }

    private static String digest(Path checkout, String zone) throws IOException, InterruptedException {
        copy("deploy/gramine", checkout);
        copy("tee-scorer/enclave/closure", checkout);
        List<String> classPath = new ArrayList<>();
        for (String module : MODULES) {
            copy(module + "/src/main/java", checkout);
            compile(checkout.resolve(module), classPath, zone);
        }
        List<String> said = run(checkout, zone, checkout.resolve("deploy/gramine/build").toString(), checkout.resolve("out").toString());
        assertTrue(said.stream().anyMatch(line -> line.contains("cannot be signed")), said::toString);
        return said.getLast();
    }

    private static void compile(Path module, List<String> classPath, String zone) throws IOException, InterruptedException {
        Path classes = module.resolve("target/classes");
        List<String> command = new ArrayList<>(List.of(JDK.resolve("bin/javac").toString(), "-g", "-parameters", "-nowarn",
                "--add-modules", "jdk.incubator.vector", "-d", classes.toString(), "-cp", String.join(":", classPath)));
        try (Stream<Path> walk = Files.walk(module.resolve("src/main/java"))) {
            walk.filter(path -> path.toString().endsWith(".java")).sorted().forEach(path -> command.add(path.toString()));
        }
        run(module, zone, command.toArray(String[]::new));
        classPath.add(classes.toString());
    }

    private static void copy(String what, Path checkout) throws IOException {
        Path from = ROOT.resolve(what);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.sorted().toList()) {
                Path to = checkout.resolve(what).resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        }
    }

    private static List<String> run(Path directory, String zone, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("TZ", zone);
        builder.environment().put("RISKMESH_JAVA_HOME", JDK.toString());
        Process process = builder.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", said));
        return said;
    }
}
