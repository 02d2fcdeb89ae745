package io.riskmesh.gateway.demo.live;

import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.ledger.process.LedgerStart;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.process.ProcessGroup;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.gateway.scoring.room.Models;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Three banks that score jointly, every process a real one: ledger, scorer, three gateways. Their models were not trained, but made.
final class ScoringConsortium implements AutoCloseable {
    static final String PURPOSE = "fraud-detection";

    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final ModelRef JOINT = new ModelRef("joint", 1);
    private static final int PAYER_FEATURES = 3;
    private static final int FEATURES = 6;
    private static final Duration STOP = Duration.ofSeconds(30);

    private final DemoFolder folder;
    private final DemoPlan plan;
    private final Path launcher;
    private final Map<String, String> environment;
    private final ProcessGroup gateways;
    private final SecureRandom random = new SecureRandom();

    /// Whose process is killed.
    enum Part { LEDGER, SCORER, HOST, PAYER, PAYEE }

    /// @param launcher starts any process of the house
    ScoringConsortium(Path home, int firstPort, Path launcher) throws IOException {
        this.folder = new DemoFolder(home.resolve("consortium"));
        this.plan = new DemoPlan(DemoMember.FEWEST_BANKS, 1, DemoPlan.DEFAULT_SCALE, new Ports(firstPort), DemoPlan.EMBEDDED);
        this.launcher = Files.writeString(home.resolve("patient"), "#!/bin/bash\nexport RISKMESH_SCORING_DEADLINE=2s"
                + " RISKMESH_LIMITS_SCORES_PER_SECOND=100000 RISKMESH_LIMITS_REQUESTS_PER_SECOND=100000\nexec '" + launcher + "' \"$@\"\n");
        if (!this.launcher.toFile().setExecutable(true)) {
            throw new IOException("the launcher cannot be made executable");
        }
        this.environment = Map.of("RISKMESH_LAUNCHER", this.launcher.toString());
        this.gateways = new ProcessGroup(folder.processes());
    }

    DemoFolder folder() {
        return folder;
    }

    DemoMember member(Part part) {
        return switch (part) {
            case HOST -> plan.members().get(0);
            case PAYER -> plan.members().get(1);
            case PAYEE -> plan.members().get(2);
            case LEDGER, SCORER -> throw new IllegalArgumentException(part + " is no bank");
        };
    }

    List<DemoMember> banks() {
        return plan.bankMembers();
    }

    /// From nothing to gateways that are ready.
    void start() throws Exception {
        Files.createDirectories(folder.path());
        new NodeFiles(folder, plan, new EmbeddedDemoLedger(folder, plan, environment)).write(Instant.now(), random);
        for (DemoMember bank : banks()) {
            Files.createDirectories(folder.node(bank).resolve("rows"));
        }
        startLedger();
        restart(Part.SCORER);
        found();
        for (DemoMember bank : banks()) {
            gateway(bank).start(launcher);
        }
        for (DemoMember bank : banks()) {
            gateway(bank).awaitReady();
        }
    }

    private void found() throws Exception {
        try (Members members = new Members(ledger().profile(), random)) {
            new Founding(members, System.currentTimeMillis()).found(this::party);
            Map<ModelRef, byte[]> files = new LinkedHashMap<>();
            files.put(ALONE, Models.of(2, PAYER_FEATURES).file());
            files.put(JOINT, Models.of(1, FEATURES).file());
            List<ScoringPolicy> policies = new ArrayList<>();
            for (Map.Entry<ModelRef, byte[]> file : files.entrySet()) {
                policies.add(shelve(file.getKey(), file.getValue()));
            }
            new ScoringFacts(members, files, policies).record();
        }
    }

    private Party party(PartyId id) throws IOException {
        DemoMember member = banks().stream().filter(bank -> bank.party().equals(id)).findFirst().orElseThrow();
        return new Party(id, 0, 1, member.name(), PartyRole.BANK, List.of(new Endpoint("institution", member.institution())),
                NodeKeys.registered(folder.keys(member)), Optional.empty());
    }

    // As if the model had been released by letters.
    private ScoringPolicy shelve(ModelRef model, byte[] file) throws IOException {
        boolean joint = model.equals(JOINT);
        ModelPackage.Made made = ModelPackage.make(file, banks().size(), banks().size(), 0, random);
        ScoringPolicy policy = new ScoringPolicy(1, model, joint ? ModelSide.JOINT : ModelSide.PAYER_ONLY, PAYER_FEATURES, made.packed().digest(),
                PURPOSE, List.of(Float.floatToIntBits(-1), Float.floatToIntBits(1)), List.of("allow", "review", "block"),
                joint ? PayeeLate.ONE_SIDED_MODEL : PayeeLate.UNAVAILABLE, joint ? Optional.of(ALONE) : Optional.empty(), joint,
                IntStream.range(0, joint ? FEATURES : PAYER_FEATURES).mapToObj(i -> "f" + i).toList());
        for (int i = 0; i < banks().size(); i++) {
            Path data = folder.node(banks().get(i)).resolve("data");
            ReleaseShelf shelf = ReleaseShelf.open(data.resolve("models"), data.resolve("keys"));
            shelf.put(made.packed());
            shelf.put(made.shares().get(i));
            shelf.put(policy);
        }
        return policy;
    }

    /// SIGKILL.
    void kill(Part part) throws Exception {
        ProcessHandle victim = running(part).orElseThrow();
        victim.destroyForcibly();
        while (running(part).isPresent()) {
            Thread.sleep(5);
        }
    }

    private Optional<ProcessHandle> running(Part part) throws IOException {
        return switch (part) {
            case LEDGER -> ledger().running();
            case SCORER -> scorer().running();
            case HOST, PAYER, PAYEE -> gateways.running(member(part).word());
        };
    }

    /// Starts what was killed; a gateway is ready only some time later.
    void restart(Part part) throws Exception {
        switch (part) {
            case LEDGER -> startLedger();
            case SCORER -> scorer().start(plan.ports().scorer(), environment);
            case HOST, PAYER, PAYEE -> gateway(member(part)).start(launcher);
        }
    }

    /// Starts a gateway that was killed, after these lines of a shell script: limits of the process, variables.
    void restartAfter(Part part, String lines) throws Exception {
        Path script = Files.writeString(launcher.resolveSibling("odd-" + member(part).word()), "#!/bin/bash\n" + lines + "\nexec '" + launcher + "' \"$@\"\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("the launcher cannot be made executable");
        }
        gateway(member(part)).start(script);
    }

    /// Sends a signal by its name, such as `STOP`.
    void signal(Part part, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(running(part).orElseThrow().pid())).inheritIO().start();
        if (kill.waitFor() != 0) {
            throw new IOException("no signal " + name + " to " + part);
        }
    }

    private void startLedger() throws Exception {
        ledger().start(new LedgerStart(folder.ledger(), banks().stream().map(bank -> bank.party().value()).toList(),
                List.of(plan.members().getLast().party().value()), plan.ports().ledger()), environment);
    }

    private GatewayProcess gateway(DemoMember bank) {
        return new GatewayProcess(folder, plan, bank, gateways);
    }

    private LedgerProcess ledger() {
        return new LedgerProcess(folder.ledger());
    }

    private SimulatedScorer scorer() {
        return new SimulatedScorer(folder.scorer());
    }

    /// Ends everything, as it should end.
    void end() throws Stopped, IOException, InterruptedException {
        gateways.stop(banks().stream().map(DemoMember::word).toList(), STOP);
        scorer().stop();
        ledger().stop();
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (Stopped e) {
            throw new IOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
