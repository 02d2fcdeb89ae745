package io.riskmesh.architecture.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A script of `deploy/fabric`, called as a user or a peer calls it: with the environment that is given and nothing else but a path.
record Script(Path file, Map<String, String> environment) {
    static final Path ROOT = Path.of(System.getProperty("riskmesh.root"));
    static final Path FABRIC = ROOT.resolve("deploy/fabric");

    /// @param exit exit code
    record Outcome(int exit, String out, String err) {}

    static Script named(String name) {
        return new Script(FABRIC.resolve(name), Map.of());
    }

    Outcome call(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = Files.createTempFile("script", ".out");
        Path err = Files.createTempFile("script", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " still runs after 120 s: " + Files.readString(err));
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}
