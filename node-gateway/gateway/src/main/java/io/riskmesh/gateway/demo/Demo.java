package io.riskmesh.gateway.demo;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.demo.ledger.DemoLedger;
import io.riskmesh.gateway.demo.simulation.SimulatorProcess;
import io.riskmesh.gateway.lab.LabOutcome;
import io.riskmesh.gateway.lab.LabRequest;
import io.riskmesh.gateway.lab.LabStart;
import io.riskmesh.gateway.lab.LabTraining;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.OutputFolder;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The main job end to end on simulated payments: four banks train on what each knows as the payer's bank. Training labels are
/// those reported before the test period, with a gap of seven days; the test is on the truth.
public final class Demo {
    private static final int BANKS = 4;
    private static final String SCALE = "0.4";
    private static final String LEDGER = "ledger";
    private static final String TRAIN = "train_payer.csv.gz";
    private static final String TEST = "test_payer.csv.gz";
    private static final String SET = "CONS";
    private static final int ROUNDS = 60;
    private static final Map<String, String> CHANGES = Map.of("rounds", Integer.toString(ROUNDS));
    private static final String NOTICE = "Simulated payments: nothing here was measured on real ones, and frauds are far more"
            + " frequent than in life. All banks ran in one process, which protects nothing by itself.";

    private final SimulatorProcess simulator;
    private final Map<String, String> environment;
    private final LabWorld world;

    /// What a demo leaves besides its folder.
    ///
    /// @param lab of the training
    /// @param ledger what happened on the ledger, a line each
    public record Outcome(LabOutcome lab, List<String> ledger) {
        public Outcome {
            ledger = List.copyOf(ledger);
        }
    }

    /// A demo whose simulator and ledger are started by the launcher that the environment names.
    public Demo(SimulatorProcess simulator, Map<String, String> environment, LabWorld world) {
        this.simulator = simulator;
        this.environment = Map.copyOf(environment);
        this.world = world;
    }

    /// Simulates, founds a consortium on an embedded ledger, trains under its grants, has the ledger verified and writes the folder; former results in it are replaced.
    ///
    /// @param seed of the simulation and of the training
    /// @param threads that build histograms
    public Outcome run(Path out, long seed, int threads) throws Stopped, IOException, InterruptedException {
        OutputFolder.requireWritable(out);
        try (ScratchFolder scratch = ScratchFolder.beside(out)) {
            world.progress().say("simulating a payment network of " + BANKS + " banks, seed " + seed);
            Path simulated = scratch.path().resolve("simulated");
            simulator.run(seed, SCALE, BANKS, simulated, world.progress()::say);
            Path lab = simulated.resolve("lab");
            Path chain = scratch.path().resolve(LEDGER);
            try (DemoLedger ledger = DemoLedger.start(chain, environment, world, ROUNDS)) {
                LabOutcome outcome = LabTraining.run(request(lab, out, seed, threads), world, ledger.run());
                List<String> told = ledger.finish(out.resolve("model.ubj"), lab.resolve(TEST),
                        Digest.ofFile(Files.readAllBytes(out.resolve("report.json"))));
                Path data = Files.createDirectories(out.resolve("data"));
                for (String file : List.of(TRAIN, TEST)) {
                    Files.move(lab.resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(chain, out.resolve(LEDGER));
                return new Outcome(outcome, told);
            }
        }
    }

    private static LabRequest request(Path lab, Path out, long seed, int threads) {
        ColumnChoice columns = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.of("payment_id"), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of());
        DataRequest data = new DataRequest(List.of(lab.resolve(TRAIN)), List.of(lab.resolve(TEST)), columns,
                new BankScheme.ByName("bank"), Optional.of("demo"), 0.2);
        ParameterRequest parameters = new ParameterRequest(SET, CHANGES, Optional.empty(), OptionalLong.of(seed));
        return new LabRequest(data, parameters, 0, Optional.empty(), threads, out, LabStart.RESTART, NOTICE,
                command(out, seed));
    }

    private static String command(Path out, long seed) {
        StringBuilder changes = new StringBuilder();
        CHANGES.forEach((name, value) -> changes.append(" --set ").append(name).append('=').append(value));
        Path data = out.resolve("data");
        return "./riskmesh lab train --data " + data.resolve(TRAIN) + " --test " + data.resolve(TEST)
                + " --label y --id payment_id --banks column:bank --split-salt demo --params " + SET + changes + " --seed " + seed
                + " --out " + out + "-again";
    }
}
