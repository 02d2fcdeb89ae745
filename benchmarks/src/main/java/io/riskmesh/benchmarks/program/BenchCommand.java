package io.riskmesh.benchmarks.program;

import io.riskmesh.benchmarks.report.Header;
import io.riskmesh.benchmarks.report.MachineDescription;
import java.nio.file.Path;
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

    @Option(names = "--out", paramLabel = "DIR",
            description = "where the table goes; default: benchmarks/results, with --quick benchmarks/target/results")
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
        Measured measured = program.run(scale, line -> {
            spec.commandLine().getErr().println("bench " + program.name() + ": " + line);
            spec.commandLine().getErr().flush();
        });
        Header header = new Header(machine, MachineDescription.jdk(), measured.peer(), MachineDescription.commit(),
                measured.data(), "./riskmesh bench " + program.name() + (quick ? " --quick" : ""), measured.repeats());
        spec.commandLine().getOut().println(measured.table().markdown(header));
        Path written = measured.table().write(directory(), program.name(), header);
        spec.commandLine().getErr().println("bench " + program.name() + ": wrote " + written);
        return 0;
    }

    private Path directory() {
        if (out != null) {
            return out;
        }
        return home.resolve("benchmarks").resolve(quick ? "target/results" : "results");
    }
}
