package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.acceptance.RiskmeshProcess;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.PartyRole;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Banks' gateways as processes (`node start`), joined by mutual TLS, on an embedded ledger of the test's own process. Each can be
/// stopped by a [Debugger] and killed.
final class GatewayProcesses implements AutoCloseable {
    /// Starts runs and coordinates them.
    static final PartyId COORDINATOR = RunningLedger.BANKS.getFirst();

    static final String DATASET = "payments";
    static final String PURPOSE = "fraud-detection";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PEOPLE = List.of("operator", "scientist");
    private static final List<String> LISTENERS = List.of("people", "machines", "peers", "bulk", "ops");
    private static final Duration READY = Duration.ofMinutes(2);
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Path folder;
    private final List<PartyId> banks;
    private final String roundTimeout;
    private final String resumeFor;
    private final boolean joint;
    private int nextPort = 15_000 + (int) (ProcessHandle.current().pid() % 1_000) * 10;
    private final RunningLedger ledger;
    private final GatewayCalls calls;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<PartyId, RiskmeshProcess> processes = new TreeMap<>();
    private final Map<PartyId, Debugger> debuggers = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    /// @param banks three or four
    /// @param rows of each bank
    /// @param roundTimeout of their gateways
    GatewayProcesses(Path folder, int banks, int rows, String roundTimeout) throws Exception {
        this(folder, banks, rows, roundTimeout, "15m", false);
    }

    /// @param resumeFor how long a run that stopped is taken up again by itself
    GatewayProcesses(Path folder, int banks, int rows, String roundTimeout, String resumeFor) throws Exception {
        this(folder, banks, rows, roundTimeout, resumeFor, false);
    }

    /// @param joint whether rows are payments between the banks, and runs on both sides of them
    GatewayProcesses(Path folder, int banks, int rows, String roundTimeout, String resumeFor, boolean joint) throws Exception {
        this.joint = joint;
        this.folder = folder;
        this.banks = RunningLedger.BANKS.subList(0, banks);
        this.roundTimeout = roundTimeout;
        this.resumeFor = resumeFor;
        this.ledger = new RunningLedger(folder.resolve("ledger"));
        for (PartyId bank : this.banks) {
            for (String listener : LISTENERS) {
                ports.put(bank + listener, freePort());
            }
        }
        this.calls = new GatewayCalls(this, random);
        for (PartyId bank : this.banks) {
            DevelopmentAuthority authority = DevelopmentAuthority.create(bank.value(), Instant.now(), random);
            NodeKeys.create(keys(bank), authority, bank.value());
            for (String person : PEOPLE) {
                NodeKeys.createCaller(people(bank), authority, bank.value(), person);
            }
            Files.createDirectories(rows(bank).getParent());
            BankFilesOfTests.write(rows(bank), bank.value() + "-", rows, this.banks.indexOf(bank) + 11L);
            Files.writeString(home(bank).resolve("gateway.yaml"), configuration(bank));
        }
        if (joint) {
            Map<PartyId, Path> homes = new TreeMap<>();
            this.banks.forEach(bank -> homes.put(bank, rows(bank).getParent()));
            PaymentsOfTests.write(homes, rows, 31);
        }
        found();
    }

    private void found() throws Exception {
        try (Members members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1))) {
            new Founding(members, System.currentTimeMillis()).found(bank -> new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(),
                    banks.contains(bank) ? NodeKeys.registered(keys(bank)) : List.of(), Optional.empty()));
            long now = System.currentTimeMillis();
            for (PartyId bank : banks) {
                members.record("authorize", "approver", new DataUseAuthorization(bank, 0, bank + ".g", 1, bank, members.banks(), DATASET,
                        Founding.named("schema"), Founding.named("features"), List.of(DataUse.TRAIN), PURPOSE, now - DAY, now + 90 * DAY,
                        50_000, Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty(), Optional.empty()));
            }
        }
    }

    private int freePort() throws IOException {
        // Below those that the system gives to outgoing connections, which may take the port of a gateway that was killed.
        while (true) {
            nextPort++;
            try (ServerSocket free = new ServerSocket(nextPort, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException _) {
                // taken: the next one
            }
        }
    }

    List<PartyId> banks() {
        return banks;
    }

    Path ledger() {
        return ledger.folder();
    }

    private Path home(PartyId bank) {
        return folder.resolve(bank.value());
    }

    Path data(PartyId bank) {
        return home(bank).resolve("data");
    }

    /// The file of a bank's rows.
    Path rows(PartyId bank) {
        return home(bank).resolve("rows").resolve("rows.csv");
    }

    KeyFolder keys(PartyId bank) throws IOException {
        return KeyFolder.create(home(bank).resolve("keys"));
    }

    KeyFolder people(PartyId bank) throws IOException {
        return KeyFolder.create(home(bank).resolve("people"));
    }

    String local(PartyId bank, String listener) {
        return "127.0.0.1:" + ports.get(bank + listener);
    }

    GatewayCalls calls() {
        return calls;
    }

    private String configuration(PartyId bank) throws IOException {
        StringBuilder yaml = new StringBuilder("profile: development\nparty:\n  id: " + bank + "\n  name: " + bank + "\ndata:\n  folder: data\n");
        yaml.append("people:\n  listen: ").append(local(bank, "people")).append("\n  plainHttp: true\n  personaPicker: true\n");
        yaml.append("machines:\n  listen: ").append(local(bank, "machines")).append("\n  authorities: keys/authority.pem\n  clients:\n");
        for (String person : PEOPLE) {
            yaml.append("    - key: ").append(Digest.ofFile(people(bank).readCertificate(person).getPublicKey().getEncoded()).hex())
                    .append("\n      roles: ").append(person).append('\n');
        }
        yaml.append("peers:\n  listen: ").append(local(bank, "peers")).append("\n  members:\n");
        for (PartyId other : banks) {
            if (!other.equals(bank)) {
                yaml.append("    - party: ").append(other).append("\n      address: ").append(local(other, "peers")).append("\n      bulk: ")
                        .append(local(other, "bulk")).append('\n');
            }
        }
        return yaml.append("bulk:\n  listen: ").append(local(bank, "bulk")).append("\nops:\n  listen: ").append(local(bank, "ops"))
                .append("\nledger:\n  connection: ").append(ledger.folder()).append("\nattestation:\n  allowSimulated: true\n")
                .append("federation:\n  rows: rows\n  roundTimeout: ").append(roundTimeout).append("\n  resumeFor: ").append(resumeFor).append("\n  repeatableSamples: true\n").toString();
    }

    void start(PartyId bank) throws IOException {
        debuggers.remove(bank);
        processes.put(bank, RiskmeshProcess.start(List.of(Debugger.OPTION),
                List.of("node", "start", "--config", home(bank).resolve("gateway.yaml").toString())));
    }

    /// SIGKILL.
    void kill(PartyId bank) throws InterruptedException {
        processes.get(bank).kill();
    }

    boolean isAlive(PartyId bank) {
        return processes.get(bank).isAlive();
    }

    /// Stops the process of a bank where the point says.
    Debugger.Stop stopping(PartyId bank, KillPoint point, int entries) throws Exception {
        return stopping(bank, point.type(), point.method(), entries);
    }

    /// Stops it in a method of a class.
    Debugger.Stop stopping(PartyId bank, String type, String method, int entries) throws Exception {
        Debugger debugger = debuggers.get(bank);
        if (debugger == null) {
            RiskmeshProcess process = processes.get(bank);
            if (!process.waitForLine(Debugger.SAYS, READY.toSeconds())) {
                throw new AssertionError(bank + " cannot be stopped: " + process.output());
            }
            String output = process.output();
            String port = output.substring(output.indexOf(Debugger.SAYS) + Debugger.SAYS.length()).lines().findFirst().orElseThrow();
            debugger = Debugger.attach(Integer.parseInt(port.strip().replaceAll("^.*:", "")));
            debuggers.put(bank, debugger);
        }
        return debugger.stopping(type, method, entries);
    }

    void startAll() throws Exception {
        for (PartyId bank : banks) {
            start(bank);
        }
        ObjectNode dataset = JSON.createObjectNode().put("dataset", DATASET).put("file", "rows.csv").put("label", "is_fraud")
                .put("periodFrom", "2026-01-01T00:00:00.000Z").put("periodUntil", "2026-07-01T00:00:00.000Z");
        dataset.putArray("ignore").add("id").add("day");
        if (joint) {
            dataset.withArray("ignore").add("payee_bank");
            dataset.put("payeeFile", "received.csv").put("key", "id").put("payerBank", "payer_bank").put("payeeBank", "payee_bank");
        }
        for (PartyId bank : banks) {
            done(bank, "operator", ApiRequest.post("/api/v1/datasets", dataset));
        }
    }

    /// Asks until it is done.
    private JsonNode done(PartyId bank, String person, ApiRequest request) throws Exception {
        long end = System.nanoTime() + READY.toNanos();
        while (true) {
            Optional<ApiReply> answer = calls.asked(bank, person, request);
            if (answer.isPresent() && answer.get().done()) {
                return answer.get().json();
            }
            if (System.nanoTime() > end || !isAlive(bank)) {
                throw new AssertionError(bank + " answers " + answer.map(reply -> reply.status() + " " + reply.json()) + "\n" + output(bank));
            }
            Thread.sleep(50);
        }
    }

    /// Starts a run at the first bank, as soon as its view of the ledger allows it.
    String run(Map<String, String> changes) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("model", "fraud").put("dataset", DATASET).put("purpose", PURPOSE);
        ObjectNode parameters = request.putObject("parameters").put("set", "F30");
        changes.forEach(parameters.putObject("changes")::put);
        parameters.put("seed", 7);
        banks.forEach(bank -> request.withArrayProperty("parties").add(bank.value()));
        return done(COORDINATOR, "scientist", ApiRequest.post("/api/v1/runs", request)).at("/id").asText();
    }

    /// The last that a bank's process said.
    String output(PartyId bank) {
        String output = processes.get(bank).output();
        return output.substring(Math.max(0, output.length() - 4000));
    }

    @Override
    public void close() throws IOException {
        calls.close();
        processes.values().forEach(RiskmeshProcess::close);
        ledger.close();
    }
}
