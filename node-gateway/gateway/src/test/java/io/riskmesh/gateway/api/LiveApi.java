package io.riskmesh.gateway.api;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.node.Gateway;
import io.riskmesh.gateway.node.World;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.MetricUnit;
import io.riskmesh.ledger.part.PartyRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One bank's real gateway in this process, over a real embedded ledger that was founded and holds a grant; and its API.
final class LiveApi {
    static final PartyId PARTY = RunningLedger.ALDER;
    static final String GRANT = PARTY + ".g1";
    private static final long DAY = 86_400_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningLedger ledger;
    private final Members members;
    private final Gateway gateway;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long keys;

    LiveApi(Path folder) throws Exception {
        ledger = new RunningLedger(folder.resolve("ledger"));
        members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1));
        DevelopmentAuthority authority = DevelopmentAuthority.create("test", Instant.now(), new SecureRandom());
        for (PartyId bank : RunningLedger.BANKS) {
            Files.createDirectories(folder.resolve(bank.value()));
            NodeKeys.create(keys(folder, bank), authority, bank.value());
        }
        long now = System.currentTimeMillis();
        new Founding(members, now).found(bank -> party(folder, bank));
        for (PartyId bank : members.banks()) {
            members.record("authorize", "approver", grant(bank, now));
        }
        members.record("proposeModel", "scientist", model());
        Path home = folder.resolve(PARTY.value());
        Files.createDirectories(home.resolve("rows"));
        Files.writeString(home.resolve("rows/payments.csv"), "amount,hour,label\n1.5,3,0\n2.5,4,1\n3.5,5,0\n");
        gateway = Gateway.start(config(home), World.real(Map.of()));
        awaitReady();
    }

    private DataUseAuthorization grant(PartyId bank, long now) {
        return new DataUseAuthorization(bank, 0, bank + ".g1", 1, bank, members.banks(), "payments", Founding.named("schema"),
                Founding.named("features"), List.of(DataUse.TRAIN), "fraud-detection", now - DAY, now + DAY, 500, Optional.empty(), List.of(), 3,
                List.of(), "test", Optional.empty(), Optional.empty());
    }

    private static ModelVersion model() {
        return new ModelVersion(PARTY, 0, "payment-own", 1, Optional.empty(), Founding.named("file"), "xgboost-ubjson", Founding.named("schema"),
                Founding.named("statement"), Founding.named("report"), Optional.empty(), List.of(PARTY), List.of(), Founding.named("transcript"),
                0, List.of(new Metric("ap", "alone", MetricUnit.PPM, 612_000)), List.of());
    }

    private static KeyFolder keys(Path folder, PartyId bank) throws IOException {
        return KeyFolder.create(folder.resolve(bank.value()).resolve("keys"));
    }

    private static Party party(Path folder, PartyId bank) throws IOException {
        return new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(), NodeKeys.registered(keys(folder, bank)), Optional.empty());
    }

    private NodeConfig config(Path home) throws Exception {
        return NodeConfig.parse("""
                profile: development
                party: {id: %s}
                data: {folder: data}
                people: {listen: "127.0.0.1:0", plainHttp: true, personaPicker: true}
                machines: {listen: "127.0.0.1:0"}
                peers: {listen: "127.0.0.1:0"}
                bulk: {listen: "127.0.0.1:0"}
                ops: {listen: "127.0.0.1:0"}
                attestation: {allowSimulated: true}
                ledger: {connection: "%s", headEvery: 500ms}
                federation: {rows: rows}
                limits: {requestsPerSecond: 100000, scoresPerSecond: 100000}
                """.formatted(PARTY, ledger.folder()), home, Map.of());
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (get("ops", "/ready").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new AssertionError(get("ops", "/ready").body());
            }
            Thread.sleep(50);
        }
    }

    /// Where the people's listener is.
    String address() {
        return "http://" + gateway.address("people");
    }

    /// What a listener answers to a plain GET.
    HttpResponse<String> get(String listener, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://" + gateway.address(listener) + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> call(Ask ask) throws IOException, InterruptedException {
        return client.send(ask.request(address(), "key-" + ++keys), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The head of an answer that stays open.
    HttpResponse<java.io.InputStream> stream(Ask ask) throws IOException, InterruptedException {
        return client.send(ask.request(address(), "key-" + ++keys), HttpResponse.BodyHandlers.ofInputStream());
    }

    void close() throws Exception {
        client.close();
        gateway.stop(Duration.ZERO);
        members.close();
        ledger.close();
    }
}
