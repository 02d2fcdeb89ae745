package io.riskmesh.simulator;

import io.riskmesh.simulator.output.FileEntry;
import io.riskmesh.simulator.output.OutputException;
import io.riskmesh.simulator.output.OutputFolder;
import io.riskmesh.simulator.output.SimulationFiles;
import io.riskmesh.simulator.run.Bands;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Parameters;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `riskmesh simulate`: writes a simulated payment network into a folder. Facts go to standard output, progress to
/// standard error. Exit codes: 0 written, 1 the folder cannot be written, 2 wrong input.
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
        description = "Simulates payments and fraud between banks. Nothing in the output was measured on real payments.")
public final class SimulatorMain implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int DAYS_PER_LINE = 20;

    @Option(names = "--seed", required = true, description = "Same seed, same bytes.")
    private long seed;

    @Option(names = "--out", required = true, description = "Folder to write; must be empty, absent, or an output of this seed.")
    private Path out;

    @Option(names = "--scale", defaultValue = "1", description = "1 = 20,000 persons, about 820,000 payments in 100 days.")
    private double scale;

    @Option(names = "--banks", defaultValue = "5", description = "3 to 30.")
    private int banks;

    @Option(names = "--days", defaultValue = "100", description = "40 to 400; the last 28 %% are test days.")
    private int days;

    @Option(names = "--skew", defaultValue = "4.75", description = "Customers of the largest bank by those of the smallest.")
    private double skew;

    @Option(names = "--victims-per-mule", defaultValue = "6", description = "1 is a stress case: mules leave hardly a trace.")
    private int victimsPerMule;

    @Option(names = "--session-overlap", defaultValue = "0.3", description = "Share of fraud sessions that look honest.")
    private double sessionOverlap;

    @Option(names = "--label-skew", defaultValue = "0", description = "Extra share of unreported fraud at the last bank.")
    private double labelSkew;

    @Option(names = "--takeover-bank", defaultValue = "0", description = "The only bank with account takeovers; 0 = all.")
    private int takeoverBank;

    @Option(names = "--join", defaultValue = "0@0", description = "BANK@DAY: the bank takes part from that day on.")
    private String join;

    @Option(names = "--leave", defaultValue = "0@0", description = "BANK@DAY: the bank takes part until that day.")
    private String leave;

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
                return FAILED;
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
        OutputFolder folder;
        try {
            folder = OutputFolder.at(out, seed);
        } catch (OutputException e) {
            throw new CommandLine.ParameterException(line, e.getMessage(), e);
        }
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

    private Parameters parameters() {
        int[] joining = bankAndDay("--join", join);
        int[] leaving = bankAndDay("--leave", leave);
        try {
            return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                    joining[0], joining[1], leaving[0], leaving[1]);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, e.getMessage(), e);
        }
    }

    private int[] bankAndDay(String option, String text) {
        if (!text.matches("\\d{1,3}@\\d{1,3}")) {
            throw new CommandLine.ParameterException(line, "Expected " + option + " as BANK@DAY, got \"" + text + "\"");
        }
        int at = text.indexOf('@');
        return new int[] {Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1))};
    }
}
