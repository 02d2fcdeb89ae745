package io.riskmesh.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// What this run stands on: processor, cores, memory, kernel, load at the start; JDK and flags; commit.
public final class MachineDescription {

    private MachineDescription() {}

    public static String machine() throws IOException {
        String cpu = firstLine("/proc/cpuinfo", "model name");
        String memory = firstLine("/proc/meminfo", "MemTotal");
        String load = String.format(Locale.ROOT, "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return cpu + ", " + Runtime.getRuntime().availableProcessors() + " cores, memory " + memory + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", shared virtual machine, load at start " + load;
    }

    public static String jdk() {
        return System.getProperty("java.vendor") + " " + Runtime.version() + ", "
                + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /// The commit of the source tree, or `unknown` outside one; `+changes` where the tree differs from it.
    public static String commit() throws IOException, InterruptedException {
        String commit = git("rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+changes";
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? out : "";
        } catch (IOException _) {
            return "";
        }
    }

    private static String firstLine(String file, String key) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return key + " unknown";
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key)).map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElse(key + " unknown");
        }
    }
}
