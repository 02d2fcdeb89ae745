package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.demo.simulation.BankRows;
import io.riskmesh.gateway.demo.simulation.SimulatorProcess;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.process.ProcessGroup;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.PartyRole;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A consortium that stays up until `down`. What runs is left alone; what lies in the folder is used again.
public final class LiveDemo {
    /// Data set of every bank.
    public static final String ROWS = "payments.csv.gz";
    /// What every bank knows of payments that it received.
    public static final String RECEIVED = "received.csv.gz";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final DemoFolder folder;
    private final Map<String, String> environment;
    private final Progress progress;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ProcessGroup gateways;

    public LiveDemo(DemoFolder folder, Map<String, String> environment, Progress progress, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
        this.clock = clock;
        this.random = random;
        this.gateways = new ProcessGroup(folder.processes());
    }

    /// Why no demo on a Fabric network can be started here, in one line.
    public static Optional<String> fabricObstacle(Map<String, String> environment) {
        return FabricDemoLedger.obstacle(environment);
    }

    /// Starts what does not run, and waits until all of it is ready.
    ///
    /// @param wanted what to make if the folder holds no demo
    /// @return whether anything was started
    public boolean up(DemoPlan wanted) throws Stopped, IOException, InterruptedException {
        try (FileChannel _ = folder.lock()) {
            DemoPlan plan = planned(wanted);
            if (missing(plan).isEmpty() && ledger(plan).running().isPresent() && scorer().running().isPresent()
                    && evaluator().running().isPresent()) {
                return false;
            }
            Ports.requireFree(neededPorts(plan));
            start(plan);
            return true;
        }
    }

    private DemoPlan planned(DemoPlan wanted) throws Stopped, IOException {
        if (!Files.exists(folder.plan())) {
            if (Files.exists(folder.path())) {
                throw Stopped.usage(folder.path() + " exists and is no demo's folder; name a new one");
            }
            Files.createDirectories(folder.path());
            wanted.write(folder.plan());
            return wanted;
        }
        DemoPlan there = DemoPlan.read(folder.plan());
        if (!there.equals(wanted)) {
            throw Stopped.usage("expected the demo that lies at " + folder.path() + ": --banks " + there.banks() + " --seed " + there.seed()
                    + " --first-port " + there.ports().first() + "; ./riskmesh demo reset removes it");
        }
        return there;
    }

    private void start(DemoPlan plan) throws Stopped, IOException, InterruptedException {
        new NodeFiles(folder, plan, ledger(plan)).write(clock.instant(), random);
        Steps steps = new Steps();
        steps.add(() -> simulate(plan));
        steps.add(() -> startLedger(plan));
        steps.add(() -> {
            if (scorer().start(plan.ports().scorer(), environment)) {
                progress.say(SimulatedScorer.NOTICE);
            }
        });
        steps.add(() -> evaluator().start(plan.ports().evaluator(), environment));
        steps.run();
        new DemoIncentives(ledger(plan), random).agree(evaluator().status().measurement());
        Path launcher = SimulatorProcess.launcher(environment);
        List<GatewayProcess> started = missing(plan);
        for (GatewayProcess gateway : started) {
            gateway.start(launcher);
        }
        progress.say("starting " + started.size() + " gateways");
        for (GatewayProcess gateway : started) {
            gateway.awaitReady();
            progress.say("  " + gateway.member().name() + " is ready");
        }
        new RegisteredRows(folder, plan, random).register();
    }

    private void simulate(DemoPlan plan) throws Stopped, IOException, InterruptedException {
        if (!Files.exists(folder.simulated())) {
            progress.say("simulating a payment network of " + plan.banks() + " banks, seed " + plan.seed());
            SimulatorProcess.of(environment).run(plan.seed(), plan.scale(), plan.banks(), folder.simulated(), _ -> { });
        }
        Map<String, String> parties = new TreeMap<>();
        plan.bankMembers().forEach(bank -> parties.put("bank-" + bank.bank(), bank.party().value()));
        BankRows rows = new BankRows(parties);
        Path lab = folder.simulated().resolve("lab");
        Map<String, Path> received = files(plan, RECEIVED);
        if (!Files.exists(received.get("bank-" + plan.banks()))) {
            rows.sent(lab.resolve("train_sent.csv.gz"), files(plan, ROWS));
            rows.received(lab.resolve("train_sent.csv.gz"), lab.resolve("received.csv.gz"), received);
        }
    }

    private Map<String, Path> files(DemoPlan plan, String name) {
        Map<String, Path> files = new TreeMap<>();
        plan.bankMembers().forEach(bank -> files.put("bank-" + bank.bank(), folder.node(bank).resolve("rows").resolve(name)));
        return files;
    }

    private void startLedger(DemoPlan plan) throws Stopped, IOException, InterruptedException {
        ledger(plan).start();
        try (Members members = new Members(ledger(plan).profile(), random)) {
            if (members.list(new FactKey(FactKind.PARTY.keyType(), List.of())).size() >= plan.banks()) {
                return;
            }
            new Founding(members, clock.millis()).found(bank -> party(plan, bank));
            progress.say("a consortium of " + plan.banks() + " banks founded on the ledger");
        }
    }

    private Party party(DemoPlan plan, PartyId bank) throws IOException {
        DemoMember member = plan.members().stream().filter(one -> one.party().equals(bank)).findFirst().orElseThrow();
        List<Endpoint> endpoints = List.of(new Endpoint("institution", member.institution()),
                new Endpoint("peers", "https://127.0.0.1:" + plan.ports().peers(member)));
        return new Party(bank, 0, 1, member.name(), PartyRole.BANK, endpoints, NodeKeys.registered(folder.keys(member)), Optional.empty());
    }

    /// Ends every process of the folder's demo, and waits until its ports are free.
    ///
    /// @return names of what was ended
    public List<String> down() throws Stopped, IOException, InterruptedException {
        if (!Files.exists(folder.path())) {
            return List.of();
        }
        try (FileChannel _ = folder.lock()) {
            DemoPlan plan = DemoPlan.read(folder.plan());
            List<String> ended = new ArrayList<>();
            List<String> running = new ArrayList<>();
            for (DemoMember member : plan.members()) {
                if (gateways.running(member.word()).isPresent()) {
                    running.add(member.word());
                }
            }
            gateways.stop(running, STOP_LIMIT).forEach(name -> progress.say(name + " did not stop by itself and was killed"));
            ended.addAll(running);
            if (scorer().stop()) {
                ended.add("scorer");
            }
            if (evaluator().stop()) {
                ended.add("evaluator");
            }
            if (ledger(plan).stop()) {
                ended.add("ledger");
            }
            awaitPorts(plan);
            return ended;
        }
    }

    private static void awaitPorts(DemoPlan plan) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (plan.ports().all(plan.members()).keySet().stream().anyMatch(port -> !Ports.isFree(port)) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /// Ends everything and removes the folder.
    ///
    /// @return whether there was one
    public boolean reset() throws Stopped, IOException, InterruptedException {
        down();
        return folder.delete();
    }

    /// What runs.
    public DemoStatus status() throws Stopped, IOException, InterruptedException {
        DemoPlan plan = DemoPlan.read(folder.plan());
        List<DemoStatus.Part> parts = new ArrayList<>();
        parts.add(part("ledger", ledger(plan).running(), ledger(plan).address()));
        parts.add(part("scorer", scorer().running().map(ProcessHandle::pid), "127.0.0.1:" + plan.ports().scorer()));
        parts.add(part("evaluator", evaluator().running().map(ProcessHandle::pid), "127.0.0.1:" + plan.ports().evaluator()));
        for (GatewayProcess gateway : all(plan)) {
            Optional<ProcessHandle> process = gateways.running(gateway.member().word());
            parts.add(new DemoStatus.Part(gateway.member().word(), process.isPresent() ? gateway.ready().equals("200") ? "ready" : "starting"
                    : "stopped", process.map(ProcessHandle::pid).orElse(0L), "https://127.0.0.1:" + plan.ports().machines(gateway.member())));
        }
        return new DemoStatus(folder, plan, parts);
    }

    private static DemoStatus.Part part(String name, Optional<Long> process, String address) {
        return new DemoStatus.Part(name, process.isPresent() ? "ready" : "stopped", process.orElse(0L), address);
    }

    private Map<Integer, String> neededPorts(DemoPlan plan) throws Stopped, IOException, InterruptedException {
        Map<Integer, String> ports = plan.ports().all(missing(plan).stream().map(GatewayProcess::member).toList());
        if (plan.ledger().equals(DemoPlan.FABRIC) || ledger(plan).running().isPresent()) {
            ports.remove(plan.ports().ledger());
        }
        if (scorer().running().isPresent()) {
            ports.remove(plan.ports().scorer());
        }
        if (evaluator().running().isPresent()) {
            ports.remove(plan.ports().evaluator());
        }
        return ports;
    }

    private List<GatewayProcess> missing(DemoPlan plan) throws IOException {
        List<GatewayProcess> missing = new ArrayList<>();
        for (GatewayProcess gateway : all(plan)) {
            if (!gateway.running()) {
                missing.add(gateway);
            }
        }
        return missing;
    }

    private List<GatewayProcess> all(DemoPlan plan) {
        return plan.members().stream().map(member -> new GatewayProcess(folder, plan, member, gateways)).toList();
    }

    private DemoLedger ledger(DemoPlan plan) {
        return plan.ledger().equals(DemoPlan.FABRIC) ? new FabricDemoLedger(folder, plan, environment, progress)
                : new EmbeddedDemoLedger(folder, plan, environment);
    }

    private SimulatedScorer evaluator() {
        return new SimulatedScorer(folder.evaluator(), SimulatedScorer.Kind.EVALUATOR);
    }

    private SimulatedScorer scorer() {
        return new SimulatedScorer(folder.scorer());
    }
}
