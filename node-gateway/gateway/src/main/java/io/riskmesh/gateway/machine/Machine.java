package io.riskmesh.gateway.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What a reader needs to compare figures: processor, cores, kernel, JDK.
///
/// @param cpu model name, or the architecture where the system does not tell
/// @param cores processors this process may use
/// @param system name and version of the operating system
/// @param jdk version of the Java runtime
public record Machine(String cpu, int cores, String system, String jdk) {

    /// This machine.
    public static Machine here() {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /// The most memory this process ever held, in bytes; empty where the system does not tell (`VmHWM`, Linux only).
    public static OptionalLong peakRssBytes() {
        return field(Path.of("/proc/self/status"), "VmHWM")
                .map(text -> text.replace("kB", "").strip())
                .filter(text -> text.matches("[0-9]+"))
                .map(text -> OptionalLong.of(Long.parseLong(text) * 1024))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<String> field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty(); // not Linux: the figure is then reported as unknown
        }
    }
}
