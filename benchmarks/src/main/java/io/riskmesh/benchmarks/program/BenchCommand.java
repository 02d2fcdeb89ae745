package io.riskmesh.benchmarks.program;

import io.riskmesh.benchmarks.report.Header;
import io.riskmesh.benchmarks.report.MachineDescription;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs one program, prints its table and writes it.
@Command(mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private final BenchProgram program;
    private final Path home;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "a minute at most, to see that it runs; not for quoting")
    private boolean quick;

    @Option(names = "--only", paramLabel = "WORDS",
            description = "only rows of the table that begin with all of these words in any order, as in \"generated 255 off\"; of the programs, "
                    + "federated can leave rows out")
    private String only = "";

    @Option(names = "--out", paramLabel = "DIR",
            description = "where the table goes; default: benchmarks/results, with --quick or --only benchmarks/target/results")
    private Path out;

    /// @param home the root of the source tree, below which tables go by default
    public BenchCommand(BenchProgram program, Path home) {
        this.program = program;
        this.home = home;
    }

    @Override
    public Integer call() throws Exception {
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        String machine = MachineDescription.machine();
        Measured measured = program.run(scale, this::isWanted, line -> {
            spec.commandLine().getErr().println("bench " + program.name() + ": " + line);
            spec.commandLine().getErr().flush();
        });
        Header header = new Header(machine, MachineDescription.jdk(), measured.peer(), MachineDescription.commit(),
                measured.data(), command(), measured.repeats());
        spec.commandLine().getOut().println(measured.table().markdown(header));
        Path written = measured.table().write(directory(), program.name(), header);
        spec.commandLine().getErr().println("bench " + program.name() + ": wrote " + written);
        return 0;
    }

    private boolean isWanted(String row) {
        return new HashSet<>(List.of(row.split("[ ,]+"))).containsAll(List.of(only.isBlank() ? new String[0] : only.strip().split(" +")));
    }

    private String command() {
        return "./riskmesh bench " + program.name() + (quick ? " --quick" : "") + (only.isBlank() ? "" : " --only \"" + only + "\"");
    }

    private Path directory() {
        if (out != null) {
            return out;
        }
        return home.resolve("benchmarks").resolve(quick || !only.isBlank() ? "target/results" : "results");
    }
}
