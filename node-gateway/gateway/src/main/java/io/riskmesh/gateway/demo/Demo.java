package io.riskmesh.gateway.demo;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.demo.consortium.Incentives;
import io.riskmesh.gateway.demo.live.DemoFolder;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.demo.live.DemoPlan;
import io.riskmesh.gateway.demo.live.LiveDemo;
import io.riskmesh.gateway.demo.live.Ports;
import io.riskmesh.gateway.demo.simulation.HeldOutRows;
import io.riskmesh.gateway.demo.simulation.SimulatorProcess;
import io.riskmesh.gateway.demo.story.LiveStory;
import io.riskmesh.gateway.lab.LabOutcome;
import io.riskmesh.gateway.lab.LabRequest;
import io.riskmesh.gateway.lab.LabStart;
import io.riskmesh.gateway.lab.LabTraining;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.OutputFolder;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.report.html.SettledReport;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.incentive.coin.HoldoutCoin;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The main job end to end on simulated payments: a consortium of processes trains on what each bank knows as the payer's bank, then on
/// both sides of payments, puts both models in use by two persons and a quorum, scores with both banks' halves, and proves what it did;
/// everything is stopped at the end. Then one process trains on the rows of the first run, for the baselines, and must come to the same
/// model, bit for bit. Training labels are those reported before
/// the test period, with a gap of seven days; the test is on the truth.
public final class Demo {
    private static final String SCALE = "0.2";
    private static final String LEDGER = "ledger";
    private static final String TRAIN = "train_sent.csv.gz";
    private static final String TEST = "test_sent.csv.gz";
    private static final String RECEIVED = "received.csv.gz";
    private static final JointMapping JOINT = new JointMapping("payment_id", "bank", "payee_bank");
    private static final String SET = "CONS";
    private static final int ROUNDS = 30;
    private static final Map<String, String> CHANGES = Map.of("rounds", Integer.toString(ROUNDS));
    private static final int PORT_STEP = 100;
    private static final int PORT_TRIES = 20;
    private static final String NOTICE = "Simulated payments: nothing here was measured on real ones, and frauds are far more"
            + " frequent than in life. All banks' processes ran on one machine, which protects nothing by itself.";

    /// Columns that join the two sides of a payment.
    private record JointMapping(String key, String payerBank, String payeeBank) {}

    private final Map<String, String> environment;
    private final LabWorld world;

    /// What a demo leaves besides its folder.
    ///
    /// @param lab of the training in one process
    /// @param told what happened between the processes, a line each
    public record Outcome(LabOutcome lab, List<String> told) {
        public Outcome {
            told = List.copyOf(told);
        }
    }

    /// A demo whose processes are started by the launcher that the environment names.
    public Demo(Map<String, String> environment, LabWorld world) {
        this.environment = Map.copyOf(environment);
        this.world = world;
    }

    /// Plays it and writes the folder; former results in it are replaced.
    ///
    /// @param seed of the simulation and of the training
    /// @param threads that build histograms in the comparison
    public Outcome run(Path out, long seed, int threads) throws Stopped, IOException, InterruptedException {
        SimulatorProcess.launcher(environment);
        OutputFolder.requireWritable(out);
        try (ScratchFolder scratch = ScratchFolder.beside(out)) {
            DemoFolder folder = new DemoFolder(scratch.path().resolve("consortium"));
            Path shown = Files.createDirectories(scratch.path().resolve("shown"));
            LiveStory.Outcome story = live(folder, shown, seed);
            Path tables = folder.simulated().resolve("lab");
            int held = HeldOutRows.remove(tables.resolve(TRAIN), JOINT.payerBank(), tables.resolve(RECEIVED),
                    new HoldoutCoin(story.coin(), Incentives.HOLDOUT_PPM));
            world.progress().say("training on the same rows in one process, for the baselines; without the " + held + " that banks held out");
            LabOutcome lab = LabTraining.run(request(tables, out, seed, threads), world);
            requireEqual(story.model(), out.resolve("model.ubj"));
            SettledReport.add(out, story.contribution());
            Path data = Files.createDirectories(out.resolve("data"));
            for (String file : List.of(TRAIN, TEST, RECEIVED)) {
                Files.move(tables.resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(folder.ledger(), out.resolve(LEDGER));
            Files.move(shown, out.resolve("shown"));
            List<String> told = new ArrayList<>(story.told());
            told.add("holdout: " + held + " payments, drawn by the first run's coin, never trained there; they measured what each bank's rows were worth");
            told.add("model " + story.model().hex().substring(0, 16) + "..: the processes' model is the one of one process, bit for bit");
            told.add("joint model " + story.joint().hex().substring(0, 16) + "..: of all rows; the joint figures above are of a run in one process"
                    + " without the held-out ones");
            return new Outcome(lab, told);
        }
    }

    private static void requireEqual(Digest network, Path file) throws Stopped, IOException {
        Digest compared = Digest.ofFile(Files.readAllBytes(file));
        if (!compared.equals(network)) {
            throw Stopped.refused("expected the processes' model " + network.hex() + " from one process too, got " + compared.hex());
        }
    }

    private LiveStory.Outcome live(DemoFolder folder, Path shown, long seed) throws Stopped, IOException, InterruptedException {
        DemoPlan plan = new DemoPlan(DemoPlan.DEFAULT_BANKS, seed, SCALE, freePorts(), DemoPlan.EMBEDDED);
        LiveDemo demo = new LiveDemo(folder, environment, world.progress(), world.clock(), world.entropy());
        try {
            demo.up(plan);
            return new LiveStory(folder, plan, world).play(shown, ROUNDS, seed);
        } finally {
            demo.down();
        }
    }

    private static Ports freePorts() throws Stopped {
        List<DemoMember> members = DemoMember.of(DemoPlan.DEFAULT_BANKS);
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            Ports ports = new Ports(Ports.DEFAULT + tries * PORT_STEP);
            if (ports.all(members).keySet().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw Stopped.unavailable("expected free ports on 127.0.0.1 from " + Ports.DEFAULT + " on, found none", null);
    }

    private static LabRequest request(Path tables, Path out, long seed, int threads) {
        ColumnChoice columns = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.of(JOINT.key()), Optional.empty(),
                Optional.empty(), List.of(), List.of(JOINT.payeeBank()), List.of());
        DataRequest data = new DataRequest(List.of(tables.resolve(TRAIN)), List.of(tables.resolve(TEST)), columns,
                new BankScheme.ByName(JOINT.payerBank()), Optional.of("demo"), 0.2);
        ParameterRequest parameters = new ParameterRequest(SET, CHANGES, Optional.empty(), OptionalLong.of(seed));
        return new LabRequest(data, parameters, 0, Optional.empty(), threads, out, LabStart.RESTART, NOTICE, command(out, seed))
                .with(new JointRequest(List.of(tables.resolve(RECEIVED)), JOINT.key(), JOINT.payerBank(), JOINT.payeeBank()));
    }

    private static String command(Path out, long seed) {
        StringBuilder changes = new StringBuilder();
        CHANGES.forEach((name, value) -> changes.append(" --set ").append(name).append('=').append(value));
        Path data = out.resolve("data");
        return "./riskmesh lab train --data " + data.resolve(TRAIN) + " --test " + data.resolve(TEST)
                + " --label y --joint --payee " + data.resolve(RECEIVED) + " --key " + JOINT.key() + " --payer-bank " + JOINT.payerBank()
                + " --payee-bank " + JOINT.payeeBank() + " --split-salt demo --params " + SET + changes + " --seed " + seed
                + " --out " + out + "-again";
    }
}
