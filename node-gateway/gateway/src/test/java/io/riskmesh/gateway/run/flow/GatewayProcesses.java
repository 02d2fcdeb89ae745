package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.acceptance.RiskmeshProcess;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.outcome.Stopped;
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

/// Three banks' gateways as processes (`node start`), joined by mutual TLS, on an embedded ledger of the test's own process.
final class GatewayProcesses implements AutoCloseable {
    static final List<PartyId> BANKS = RunningLedger.BANKS.subList(0, 3);
    static final String DATASET = "payments";
    static final String PURPOSE = "fraud-detection";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PEOPLE = List.of("operator", "scientist");
    private static final List<String> LISTENERS = List.of("people", "machines", "peers", "bulk", "ops");
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final long READY_SECONDS = 60;
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Path folder;
    private int nextPort = 15_000 + (int) (ProcessHandle.current().pid() % 1_000) * 10;
    private final RunningLedger ledger;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<PartyId, RiskmeshProcess> processes = new TreeMap<>();
    private final Map<String, ApiClient> clients = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    GatewayProcesses(Path folder, int rows) throws Exception {
        this.folder = folder;
        this.ledger = new RunningLedger(folder.resolve("ledger"));
        for (PartyId bank : BANKS) {
            for (String listener : LISTENERS) {
                ports.put(bank + listener, freePort());
            }
        }
        for (PartyId bank : BANKS) {
            DevelopmentAuthority authority = DevelopmentAuthority.create(bank.value(), Instant.now(), random);
            NodeKeys.create(keys(bank), authority, bank.value());
            for (String person : PEOPLE) {
                NodeKeys.createCaller(people(bank), authority, bank.value(), person);
            }
            Files.createDirectories(home(bank).resolve("rows"));
            BankFilesOfTests.write(home(bank).resolve("rows/rows.csv"), bank.value() + "-", rows, BANKS.indexOf(bank) + 11L);
            Files.writeString(home(bank).resolve("gateway.yaml"), configuration(bank));
        }
        found();
    }

    private void found() throws Exception {
        try (Members members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1))) {
            new Founding(members, System.currentTimeMillis()).found(bank -> new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(),
                    BANKS.contains(bank) ? NodeKeys.registered(keys(bank)) : List.of(), Optional.empty()));
            long now = System.currentTimeMillis();
            for (PartyId bank : BANKS) {
                members.record("authorize", "approver", new DataUseAuthorization(bank, 0, bank + ".g", 1, bank, members.banks(), DATASET,
                        Founding.named("schema"), Founding.named("features"), List.of(DataUse.TRAIN), PURPOSE, now - DAY, now + 90 * DAY,
                        5000, Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty(), Optional.empty()));
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

    private Path home(PartyId bank) {
        return folder.resolve(bank.value());
    }

    Path data(PartyId bank) {
        return home(bank).resolve("data");
    }

    private KeyFolder keys(PartyId bank) throws IOException {
        return KeyFolder.create(home(bank).resolve("keys"));
    }

    private KeyFolder people(PartyId bank) throws IOException {
        return KeyFolder.create(home(bank).resolve("people"));
    }

    private String local(PartyId bank, String listener) {
        return "127.0.0.1:" + ports.get(bank + listener);
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
        for (PartyId other : BANKS) {
            if (!other.equals(bank)) {
                yaml.append("    - party: ").append(other).append("\n      address: ").append(local(other, "peers")).append("\n      bulk: ")
                        .append(local(other, "bulk")).append('\n');
            }
        }
        return yaml.append("bulk:\n  listen: ").append(local(bank, "bulk")).append("\nops:\n  listen: ").append(local(bank, "ops"))
                .append("\nledger:\n  connection: ").append(ledger.folder()).append("\nattestation:\n  allowSimulated: true\n")
                .append("federation:\n  rows: rows\n  roundTimeout: 10s\n  repeatableSamples: true\n").toString();
    }

    void start(PartyId bank) throws IOException {
        processes.put(bank, RiskmeshProcess.start(List.of("node", "start", "--config", home(bank).resolve("gateway.yaml").toString())));
    }

    /// SIGKILL.
    void kill(PartyId bank) throws InterruptedException {
        processes.get(bank).kill();
    }

    void startAll() throws Exception {
        for (PartyId bank : BANKS) {
            start(bank);
        }
        for (PartyId bank : BANKS) {
            ApiReply answer = null;
            long end = System.nanoTime() + Duration.ofSeconds(READY_SECONDS).toNanos();
            while (answer == null || !answer.done()) {
                ObjectNode dataset = JSON.createObjectNode().put("dataset", DATASET).put("file", "rows.csv").put("label", "is_fraud")
                        .put("periodFrom", "2026-01-01T00:00:00.000Z").put("periodUntil", "2026-07-01T00:00:00.000Z");
                dataset.putArray("ignore").add("id").add("day");
                answer = asked(bank, "operator", ApiRequest.post("/api/v1/datasets", dataset)).orElse(null);
                if (System.nanoTime() > end) {
                    throw new AssertionError(bank + " answers " + answer + (answer == null ? "" : answer.json()) + "\n" + processes.get(bank).output());
                }
                assertAlive(bank);
                Thread.sleep(100);
            }
        }
    }

    private void assertAlive(PartyId bank) {
        if (!processes.get(bank).isAlive()) {
            throw new AssertionError(bank + " did not start: " + processes.get(bank).output());
        }
    }

    /// Starts a run at the first bank, as soon as its view of the ledger allows it.
    String run(int rounds) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("model", "fraud").put("dataset", DATASET).put("purpose", PURPOSE);
        ObjectNode parameters = request.putObject("parameters").put("set", "F30");
        parameters.putObject("changes").put("rounds", Integer.toString(rounds));
        parameters.put("seed", 7);
        BANKS.forEach(bank -> request.withArrayProperty("parties").add(bank.value()));
        long end = System.nanoTime() + Duration.ofSeconds(READY_SECONDS).toNanos();
        while (true) {
            Optional<ApiReply> answer = asked(BANKS.getFirst(), "scientist", ApiRequest.post("/api/v1/runs", request));
            if (answer.isPresent() && answer.get().done()) {
                return answer.get().json().at("/id").asText();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("no run starts: " + answer.map(reply -> reply.status() + " " + reply.json()));
            }
            Thread.sleep(100);
        }
    }

    /// A run as a bank shows it; empty if the bank does not answer.
    Optional<JsonNode> run(PartyId bank, String id) throws Exception {
        return asked(bank, "scientist", ApiRequest.get("/api/v1/runs/" + id)).filter(ApiReply::done).map(ApiReply::json);
    }

    Optional<JsonNode> get(PartyId bank, String path) throws Exception {
        return asked(bank, "scientist", ApiRequest.get(path)).filter(ApiReply::done).map(ApiReply::json);
    }

    /// Waits until the run is over at a bank.
    JsonNode over(PartyId bank, String id, Duration most) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        Optional<JsonNode> last = Optional.empty();
        while (System.nanoTime() < end) {
            Optional<JsonNode> now = run(bank, id);
            last = now.isPresent() ? now : last;
            if (now.isPresent() && List.of("completed", "failed", "refused", "cancelled").contains(now.get().at("/state").asText())) {
                return now.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(bank + " is not over: " + last + "\n" + story(id));
    }

    String story(String run) throws Exception {
        StringBuilder story = new StringBuilder();
        for (PartyId bank : BANKS) {
            story.append(bank).append(' ').append(get(bank, "/api/v1/runs/" + run + "/log").map(JsonNode::toString).orElse("no answer")).append('\n');
            String output = processes.get(bank).output();
            story.append(output, Math.max(0, output.length() - 3000), output.length()).append('\n');
        }
        return story.toString();
    }

    private Optional<ApiReply> asked(PartyId bank, String person, ApiRequest request) throws Exception {
        try {
            return Optional.of(client(bank, person).call(request, BUDGET));
        } catch (Stopped _) {
            Optional.ofNullable(clients.remove(bank + person)).ifPresent(ApiClient::close);
            return Optional.empty();
        }
    }

    private ApiClient client(PartyId bank, String person) throws Exception {
        ApiClient known = clients.get(bank + person);
        if (known == null) {
            KeyFolder own = people(bank);
            Digest server = Digest.ofFile(NodeKeys.tls(keys(bank)).getPublicKey().getEncoded());
            known = ApiClient.of(new ClientProfile(java.net.URI.create("https://" + local(bank, "machines")), own.certificate(person), own.key(person),
                    new ClientProfile.ServerTrust.PinnedKey(server)), random);
            clients.put(bank + person, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        clients.values().forEach(ApiClient::close);
        processes.values().forEach(RiskmeshProcess::close);
        ledger.close();
    }
}
