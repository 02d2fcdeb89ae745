package io.riskmesh.benchmarks;

import io.riskmesh.benchmarks.federated.FederatedProgram;
import io.riskmesh.benchmarks.gateway.GatewayProgram;
import io.riskmesh.benchmarks.incentive.IncentiveProgram;
import io.riskmesh.benchmarks.joint.JointProgram;
import io.riskmesh.benchmarks.ledger.LedgerProgram;
import io.riskmesh.benchmarks.oblivious.ObliviousProgram;
import io.riskmesh.benchmarks.predict.PredictProgram;
import io.riskmesh.benchmarks.program.BenchCommand;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.quote.QuoteProgram;
import io.riskmesh.benchmarks.receipts.ReceiptLogProgram;
import io.riskmesh.benchmarks.scorer.ScorerProgram;
import io.riskmesh.benchmarks.select.SelectProgram;
import io.riskmesh.benchmarks.simulation.SimulationProgram;
import io.riskmesh.benchmarks.sums.SecureSumProgram;
import io.riskmesh.benchmarks.trainer.TrainerProgram;
import io.riskmesh.benchmarks.verify.LedgerVerifyProgram;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry of `riskmesh bench`.
@Command(name = "riskmesh bench", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "PROGRAM",
        description = "Side-by-side programs. Each prints a table and writes it to benchmarks/results.")
public final class BenchMain {
    static final List<BenchProgram> PROGRAMS =
            List.of(new TrainerProgram(), new SecureSumProgram(), new SelectProgram(), new PredictProgram(), new FederatedProgram(), new SimulationProgram(),
                    new LedgerProgram(), new LedgerVerifyProgram(), new ReceiptLogProgram(), new ObliviousProgram(),
                    new QuoteProgram(), new ScorerProgram(), new GatewayProgram(), new JointProgram(), new IncentiveProgram());

    private BenchMain() {}

    /// The process: arguments in, exit status out.
    public static void main(String[] args) {
        System.exit(commandLine(home()).execute(args));
    }

    static CommandLine commandLine(Path home) {
        CommandLine command = new CommandLine(new BenchMain());
        for (BenchProgram program : PROGRAMS) {
            CommandLine sub = new CommandLine(new BenchCommand(program, home));
            sub.getCommandSpec().usageMessage().description(program.summary());
            command.addSubcommand(program.name(), sub);
        }
        return command;
    }

    // The launcher lies in the root of the source tree.
    private static Path home() {
        String launcher = System.getenv("RISKMESH_LAUNCHER");
        return launcher == null ? Path.of("") : Path.of(launcher).toAbsolutePath().getParent();
    }
}
