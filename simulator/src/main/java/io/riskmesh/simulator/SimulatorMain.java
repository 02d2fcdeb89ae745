package io.riskmesh.simulator;

import io.riskmesh.simulator.output.FileEntry;
import io.riskmesh.simulator.output.Manifest;
import io.riskmesh.simulator.output.OutputException;
import io.riskmesh.simulator.output.OutputFolder;
import io.riskmesh.simulator.output.SimulationFiles;
import io.riskmesh.simulator.run.Bands;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `riskmesh simulate`: writes a simulated payment network into a folder. Facts go to standard output, progress to
/// standard error. Exit codes are the command line's: 0 written, 2 wrong input, 4 the folder cannot be written.
@Command(name = "riskmesh simulate", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true,
        version = "riskmesh simulate, generator version " + Manifest.VERSION,
        description = "Simulates payments and fraud between banks. Nothing in the output was measured on real payments.")
public final class SimulatorMain implements Callable<Integer> {

    private static final int CANNOT_WRITE = 4;
    private static final int WRONG_INPUT = 2;
    private static final int DAYS_PER_LINE = 20;
    private static final int MIB = 20;
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @Option(names = "--seed", required = true, paramLabel = "N", description = "Same seed, same bytes.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write; must be empty, absent, or just an output of this seed.")
    private Path out;

    @Option(names = "--scale", defaultValue = "1", paramLabel = "X",
            description = "0.01 to 20; 1 = 20,000 persons, about 850,000 payments in 100 days." + DEFAULT)
    private double scale;

    @Option(names = "--banks", defaultValue = "5", paramLabel = "K", description = "3 to 30." + DEFAULT)
    private int banks;

    @Option(names = "--days", defaultValue = "100", paramLabel = "N",
            description = "40 to 400; the last 28 %% are test days." + DEFAULT)
    private int days;

    @Option(names = "--skew", defaultValue = "4.75", paramLabel = "X",
            description = "Customers of the largest bank by those of the smallest, 1 to 50." + DEFAULT)
    private double skew;

    @Option(names = "--victims-per-mule", defaultValue = "6", paramLabel = "N",
            description = "1 to 50; 1 is a stress case: mules leave hardly a trace." + DEFAULT)
    private int victimsPerMule;

    @Option(names = "--session-overlap", defaultValue = "0.3", paramLabel = "X",
            description = "Share of fraud sessions that look honest, 0 to 1." + DEFAULT)
    private double sessionOverlap;

    @Option(names = "--label-skew", defaultValue = "0", paramLabel = "X",
            description = "Extra share of unreported fraud at the last bank, 0 to 0.8." + DEFAULT)
    private double labelSkew;

    @Option(names = "--takeover-bank", defaultValue = "0", paramLabel = "BANK",
            description = "The only bank with account takeovers; 0 = all." + DEFAULT)
    private int takeoverBank;

    @Option(names = "--join", paramLabel = "BANK@DAY", description = "The bank takes part from that day on.")
    private Optional<String> join;

    @Option(names = "--leave", paramLabel = "BANK@DAY", description = "The bank takes part until that day.")
    private Optional<String> leave;

    @Option(names = "--thin", defaultValue = "1", paramLabel = "N",
            description = "Training tables keep one of N payments that were not reported, with weight N in column w,"
                    + " 1 to 100." + DEFAULT)
    private int thinning;

    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    }

    /// Runs with given streams and returns the exit code.
    static int run(String[] args, PrintWriter answers, PrintWriter progress) {
        SimulatorMain main = new SimulatorMain();
        CommandLine line = new CommandLine(main).setOut(answers).setErr(progress);
        line.setParameterExceptionHandler((e, _) -> {
            progress.println("simulate: " + e.getMessage().lines().findFirst().orElse("wrong input"));
            return WRONG_INPUT;
        });
        line.setExecutionExceptionHandler((e, _, _) -> {
            if (e instanceof OutputException) {
                progress.println("simulate: " + e.getMessage());
                return CANNOT_WRITE;
            }
            throw e;
        });
        main.line = line;
        return line.execute(args);
    }

    private CommandLine line;

    @Override
    public Integer call() throws OutputException {
        Parameters parameters = parameters();
        checkMemory(parameters);
        OutputFolder folder;
        try {
            folder = OutputFolder.at(out, seed);
        } catch (OutputException e) {
            throw new CommandLine.ParameterException(line, e.getMessage(), e);
        }
        folder.prepare();
        PrintWriter progress = line.getErr();
        Outcome outcome = Simulation.run(parameters, (day, all, payments) -> {
            if (day % DAYS_PER_LINE == 0 || day == all) {
                progress.println("day " + day + " of " + all + ", " + payments + " payments");
            }
        });
        List<FileEntry> files = new SimulationFiles(parameters, outcome.payments())
                .write(folder, name -> progress.println("writing " + name));
        line.getOut().println("SIMULATED payments in " + out + ": " + files.size() + " files, seed " + seed);
        Bands.of(outcome).lines().forEach(line.getOut()::println);
        return 0;
    }

    private void checkMemory(Parameters parameters) {
        long available = Runtime.getRuntime().maxMemory();
        if (parameters.heapBytes() > available) {
            throw new CommandLine.ParameterException(line, "Expected a simulation that fits into " + (available >> MIB)
                    + " MiB of heap, got one of about " + (parameters.heapBytes() >> MIB)
                    + " MiB; lower --scale or --days, or set RISKMESH_JAVA_OPTIONS=-Xmx...");
        }
    }

    private Parameters parameters() {
        Move joining = join.isEmpty() ? Move.NONE : move("--join", join.get());
        Move leaving = leave.isEmpty() ? Move.NONE : move("--leave", leave.get());
        try {
            return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                    joining, leaving, thinning);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, e.getMessage(), e);
        }
    }

    private Move move(String option, String text) {
        if (!text.matches("\\d{1,3}@\\d{1,3}")) {
            throw new CommandLine.ParameterException(line, "Expected " + option + " as BANK@DAY, got \"" + text + "\"");
        }
        int at = text.indexOf('@');
        return new Move(Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
    }
}
