package io.riskmesh.gateway.api;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.node.Gateway;
import io.riskmesh.gateway.node.World;
import io.riskmesh.gateway.run.flow.BankFilesOfTests;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Three banks' real gateways in this process, joined by mutual TLS, over a real embedded ledger of four members and beside a real
/// process of the simulated scorer. The ledger holds the founded consortium and nothing else: the rest is asked of the API.
final class LiveConsortium {
    static final PartyId ALDER = RunningLedger.ALDER;
    static final PartyId BIRCH = RunningLedger.BANKS.get(1);
    static final PartyId CEDAR = RunningLedger.BANKS.get(2);
    static final List<PartyId> BANKS = List.of(ALDER, BIRCH, CEDAR);
    /// Older views of the ledger allow nothing.
    static final Duration VIEW_AGE = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROWS = 500;

    private final Path folder;
    private final RunningLedger ledger;
    private final SimulatedScorer scorer;
    private final Map<PartyId, List<Integer>> ports = new TreeMap<>();
    private final Map<PartyId, Gateway> gateways = new TreeMap<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Map<String, LedgerClient> clients = new TreeMap<>();
    private long keys;

    LiveConsortium(Path folder) throws Exception {
        this.folder = folder;
        this.ledger = new RunningLedger(folder.resolve("ledger"));
        this.scorer = new SimulatedScorer(folder.resolve("scorer"));
        DevelopmentAuthority authority = DevelopmentAuthority.create("test", Instant.now(), new SecureRandom());
        for (PartyId bank : RunningLedger.BANKS) {
            Files.createDirectories(home(bank).resolve("rows"));
            NodeKeys.create(keys(bank), authority, bank.value());
            BankFilesOfTests.write(home(bank).resolve("rows/payments.csv"), ConsortiumPayments.CANARY + "-" + bank + "-", ROWS, RunningLedger.BANKS.indexOf(bank) + 11L);
        }
        try (Members members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1))) {
            new Founding(members, System.currentTimeMillis()).found(bank -> new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(),
                    NodeKeys.registered(keys(bank)), Optional.empty()));
        }
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        choosePorts();
        for (PartyId bank : BANKS) {
            start(bank);
        }
        for (PartyId bank : BANKS) {
            awaitReady(bank);
        }
    }

    /// The fourth member says yes to something; it has no gateway.
    void approveElsewhere(SubjectKind kind, String subject, Digest digest) throws Exception {
        try (Members members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1))) {
            members.inForce(1);
            members.record("approve", "approver", Founding.approval(RunningLedger.BANKS.getLast(), kind, subject, digest));
        }
    }

    /// The ledger in the name of somebody, past every gateway.
    LedgerClient client(PartyId bank, String role) throws IOException {
        String name = bank + "." + role;
        if (!clients.containsKey(name)) {
            clients.put(name, ledger.client(bank.value(), role));
        }
        return clients.get(name);
    }

    String channel() throws IOException {
        return ConnectionProfile.read(ledger.folder()).channel();
    }

    Path home(PartyId bank) {
        return folder.resolve(bank.value());
    }

    KeyFolder keys(PartyId bank) throws IOException {
        return KeyFolder.create(home(bank).resolve("keys"));
    }

    /// Lines of a bank's private keys, as they would stand in a text.
    List<String> secretLines(PartyId bank) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(home(bank).resolve("keys"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".key")).toList()) {
                found.addAll(Files.readAllLines(file).stream().filter(line -> line.length() > 40 && !line.startsWith("-")).skip(1).toList());
            }
        }
        return found;
    }

    // Each gateway must know the others' ports before they listen.
    private void choosePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (PartyId bank : BANKS) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                own.add(socket.getLocalPort());
            }
            ports.put(bank, own);
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    /// Starts a bank's gateway, the first time or again.
    void start(PartyId bank) throws Exception {
        gateways.put(bank, Gateway.start(NodeConfig.parse(configuration(bank), home(bank), Map.of()), world()));
    }

    private World world() {
        World real = World.real(Map.of());
        return new World(real.environment(), real.clock(), real.nanoTime(), real.random(), Optional.of(SimpleSpanProcessor.create(spans)));
    }

    /// All spans of all gateways so far.
    List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    /// Ends a bank's gateway.
    void stop(PartyId bank) throws InterruptedException {
        gateways.remove(bank).stop(Duration.ZERO);
    }

    /// Ends the ledger: views of it grow old.
    void endLedger() throws IOException {
        for (LedgerClient each : clients.values()) {
            each.close();
        }
        clients.clear();
        ledger.close();
    }

    /// Ends the scorer.
    void endScorer() throws Exception {
        scorer.stop();
    }

    private String configuration(PartyId bank) throws IOException {
        StringBuilder members = new StringBuilder();
        for (PartyId other : BANKS) {
            if (!other.equals(bank)) {
                members.append("    - {party: ").append(other).append(", address: \"127.0.0.1:").append(ports.get(other).getFirst())
                        .append("\", bulk: \"127.0.0.1:").append(ports.get(other).getLast()).append("\"}\n");
            }
        }
        String scorers = bank.equals(ALDER) ? ", scorers: [{instance: " + bank + ".scorer, address: \"127.0.0.1:" + scorer.port().orElseThrow()
                + "\"}]" : "";
        return """
                profile: development
                party: {id: %s}
                data: {folder: data}
                people: {listen: "127.0.0.1:0", plainHttp: true, personaPicker: true}
                machines: {listen: "127.0.0.1:0"}
                peers:
                  listen: "127.0.0.1:%d"
                  members:
                %sbulk: {listen: "127.0.0.1:%d"}
                ops: {listen: "127.0.0.1:0"}
                attestation: {allowSimulated: true}
                ledger: {connection: "%s", headEvery: 500ms, maxViewAge: %ds}
                federation: {rows: rows, roundTimeout: 4s, resumeFor: 1s, repeatableSamples: true}
                receiptLog: {anchorEvery: 1s}
                scoring: {deadline: 2s%s}
                limits: {requestsPerSecond: 100000, scoresPerSecond: 100000}
                """.formatted(bank, ports.get(bank).getFirst(), members, ports.get(bank).getLast(), ledger.folder(), VIEW_AGE.toSeconds(), scorers);
    }

    void awaitReady(PartyId bank) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (get(bank, "ops", "/ready").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new AssertionError(get(bank, "ops", "/ready").body());
            }
            Thread.sleep(20);
        }
    }

    /// What a listener answers to a plain GET.
    HttpResponse<String> get(PartyId bank, String listener, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://" + gateways.get(bank).address(listener) + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> call(PartyId bank, Ask ask) throws IOException, InterruptedException {
        return client.send(ask.request("http://" + gateways.get(bank).address("people"), "key-" + ++keys), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The head of an answer that stays open.
    HttpResponse<InputStream> stream(PartyId bank, Ask ask) throws IOException, InterruptedException {
        return client.send(ask.request("http://" + gateways.get(bank).address("people"), "key-" + ++keys), HttpResponse.BodyHandlers.ofInputStream());
    }

    void close() throws Exception {
        client.close();
        for (PartyId bank : List.copyOf(gateways.keySet())) {
            stop(bank);
        }
        endLedger();
        scorer.stop();
    }
}
