package io.riskmesh.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeConfigTest {
    private static final Path FOLDER = Path.of("/etc/riskmesh");
    private static final String LEAST = "party: {id: AlderMSP}\n";
    private static final String KEY = "ab".repeat(32);

    private static final String ALL = """
            profile: development
            party: {id: AlderMSP, name: Alder Bank}
            data: {folder: /var/lib/riskmesh}
            people: {listen: "127.0.0.1:9443", plainHttp: true, personaPicker: true, origin: "http://127.0.0.1:9443"}
            machines:
              listen: "0.0.0.0:9444"
              authorities: clients.pem
              clients:
                - {key: KEY, subject: core-banking, roles: [caller, operator]}
            peers:
              listen: "[::1]:9445"
              members:
                - {party: BirchMSP, address: "birch.example:8445", bulk: "birch.example:8446"}
            bulk: {listen: "0.0.0.0:9446"}
            ops: {listen: "127.0.0.1:9465"}
            oidc: {issuer: "https://id.example", clientId: riskmesh, clientSecret: "env:OIDC_SECRET", audience: gateway,
                   authorities: id.pem, people: [{subject: olga, roles: [operator]}], rolesClaim: roles, idle: 10m, length: 4h}
            ledger: {connection: ledger, identities: people, maxViewAge: 20s, headEvery: 2s}
            storage: {url: "jdbc:postgresql://db/alder", user: alder, password: "file:db.password"}
            receiptLog: {segment: 1MiB, integrateEvery: 100ms, anchorEvery: 2s, anchorAfter: 100, keepFor: 200d, leastFree: 2GiB}
            scoring:
              maxInFlight: 64
              purpose: card-fraud
              deadline: 200ms
              scorers:
                - {instance: scorer-1, address: "127.0.0.1:7443"}
            features: {source: simulator, folder: simulated, url: "http://features", secret: "env:FEATURES", maxAge: 30d}
            attestation: {allowSimulated: true, maxEvidenceAge: 1h, collateral: collateral}
            federation: {rows: rows, roundTimeout: 10s, resumeFor: 5m, repeatableSamples: true, workThreads: 2}
            contributions: {evaluators: [{instance: e-1, address: "127.0.0.1:7553"}]}
            keys: {folder: k, tlsCertificate: k/a.pem, tlsKey: k/a.key}
            limits: {scoresPerSecond: 1, requestsPerSecond: 2, connections: 3, admin: 4, ledgerSubmit: 5, events: 6, peer: 7, enclave: 8}
            tracing: {exporter: otlp, endpoint: "https://collector.example:4318/v1/traces", samplePerMille: 20}
            logging: {level: debug, file: gateway.log}
            """.replace("KEY", KEY);

    private static NodeConfig parse(String yaml) throws Stopped {
        return NodeConfig.parse(yaml, FOLDER, Map.of());
    }

    private static String refusal(String yaml, Map<String, String> environment) {
        return assertThrows(Stopped.class, () -> NodeConfig.parse(yaml, FOLDER, environment)).getMessage();
    }

    @Test
    void one_line_is_enough_and_everything_else_has_a_default() throws Stopped {
        NodeConfig config = parse(LEAST);
        assertEquals(Profile.PRODUCTION, config.profile());
        assertEquals(new PartyConfig(new PartyId("AlderMSP"), "AlderMSP"), config.party());
        assertEquals(FOLDER.resolve("data"), config.data().folder());
        assertEquals(new PeopleConfig(new HostPort("0.0.0.0", 8443), false, false, Optional.empty()), config.people());
        assertEquals(new MachinesConfig(new HostPort("0.0.0.0", 8444), Optional.empty(), List.of()), config.machines());
        assertEquals(new PeersConfig(new HostPort("0.0.0.0", 8445), List.of()), config.peers());
        assertEquals(new BulkConfig(new HostPort("0.0.0.0", 8446)), config.bulk());
        assertEquals(new OpsConfig(new HostPort("127.0.0.1", 9464)), config.ops());
        assertEquals(new ScoringConfig(512, Duration.ofMillis(150), "fraud-detection", List.of()), config.scoring());
        assertEquals(new LimitsConfig(200, 20, 2_048, 64, 32, 100, 64, 128), config.limits());
        assertEquals(FOLDER.resolve("keys/tls.key"), config.keys().tlsKey());
        assertTrue(config.settings().stream().filter(setting -> !setting.path().equals("party.id")).allMatch(Setting::isDefault));
    }

    @Test
    void every_key_of_the_file_arrives_in_its_record() throws Stopped {
        NodeConfig config = parse(ALL);
        assertEquals(Profile.DEVELOPMENT, config.profile());
        assertEquals("Alder Bank", config.party().name());
        assertEquals(Path.of("/var/lib/riskmesh/gateway.db"), config.data().database());
        assertTrue(config.people().personaPicker());
        assertEquals("core-banking", config.machines().clients().getFirst().subject());
        assertEquals(Set.of(Role.CALLER, Role.OPERATOR), config.machines().clients().getFirst().roles());
        assertEquals(new HostPort("::1", 9445), config.peers().listen());
        assertEquals(new PeersConfig.Member(new PartyId("BirchMSP"), new HostPort("birch.example", 8445),
                new HostPort("birch.example", 8446)), config.peers().members().getFirst());
        assertEquals(Optional.of(new SecretReference("env:OIDC_SECRET")), config.oidc().clientSecret());
        assertEquals(List.of(new OidcConfig.Person("olga", Set.of(Role.OPERATOR))), config.oidc().people());
        assertEquals(Optional.of(FOLDER.resolve("people")), config.ledger().identities());
        assertEquals(Optional.of(new SecretReference("file:/etc/riskmesh/db.password")), config.storage().password());
        assertEquals(new ReceiptLogConfig(new DataSize(1 << 20), Duration.ofMillis(100), Duration.ofSeconds(2), 100,
                Duration.ofDays(200), new DataSize(2L << 30)), config.receiptLog());
        assertEquals(new ScoringConfig.Scorer("scorer-1", new HostPort("127.0.0.1", 7443)), config.scoring().scorers().getFirst());
        assertEquals(new AttestationConfig(true, Duration.ofHours(1), Optional.of(FOLDER.resolve("collateral"))), config.attestation());
        assertEquals(new FederationConfig(Optional.of(FOLDER.resolve("rows")), Duration.ofSeconds(10), Duration.ofMinutes(5), true, 2), config.federation());
        assertEquals(new LimitsConfig(1, 2, 3, 4, 5, 6, 7, 8), config.limits());
        assertEquals(new LoggingConfig("debug", Optional.of(FOLDER.resolve("gateway.log"))), config.logging());
    }

    @Test
    void the_file_above_names_every_setting_there_is() throws Stopped {
        assertEquals(List.of(), parse(ALL).settings().stream().filter(Setting::isDefault).toList());
    }

    @Test
    void a_variable_beats_the_file_and_says_so() throws Stopped {
        NodeConfig config = NodeConfig.parse(ALL, FOLDER,
                Map.of("RISKMESH_SCORING_MAX_IN_FLIGHT", "7", "RISKMESH_LAUNCHER", "/x", "PATH", "/bin"));
        assertEquals(7, config.scoring().maxInFlight());
        assertEquals(List.of("RISKMESH_SCORING_MAX_IN_FLIGHT"), config.settings().stream()
                .filter(setting -> setting.path().equals("scoring.maxInFlight")).map(Setting::origin).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            party: {id: A, colour: red}                      | party.colour: unknown key
            colour: red                                      | colour: unknown key
            scoring: {scorers: [{instance: a, addr: b}]}     | scoring.scorers[0].addr
            scoring: {deadline: 5ms}                         | scoring.deadline: expected 10ms to 2s, got 5ms
            scoring: {deadline: soon}                        | scoring.deadline: expected a duration
            scoring: {maxInFlight: 0}                        | scoring.maxInFlight: expected 1 to 4096, got 0
            scoring: {maxInFlight: 1e3}                      | scoring.maxInFlight: expected a whole number
            scoring: [1]                                     | scoring: expected keys below it
            machines: {clients: [{key: abc}]}                | machines.clients[0].key
            machines: {clients: {key: abc}}                  | machines.clients: expected a list
            people: {plainHttp: yes}                         | people.plainHttp: expected true or false
            people: {plainHttp: true}                        | people.plainHttp: expected listen to be a loopback address
            receiptLog: {keepFor: 182d}                      | receiptLog.keepFor
            receiptLog: {segment: 64MB}                      | receiptLog.segment: expected a size
            ops: {listen: localhost}                         | ops.listen: expected host:port
            ledger: {headEvery: 30s}                         | ledger.headEvery: expected less than maxViewAge
            features: {source: magic}                        | features.source: expected one of
            logging: {level: loud}                           | logging.level: expected one of
            profile: test                                    | profile: expected development or production
            """)
    void what_cannot_be_is_refused_with_its_path(String line, String expected) {
        String yaml = line.startsWith("party") ? line : "party: {id: AlderMSP}\n" + line;
        String refusal = refusal(yaml, Map.of());
        assertTrue(refusal.contains(expected), refusal);
    }

    @Test
    void a_key_that_stands_twice_is_refused_with_path_and_line() {
        String refusal = refusal("party: {id: A}\nscoring:\n  maxInFlight: 1\n  maxInFlight: 2\n", Map.of());
        assertTrue(refusal.contains("scoring.maxInFlight stands twice") && refusal.contains("line 4"), refusal);
    }

    @Test
    void an_alias_that_holds_itself_and_text_that_is_no_yaml_are_refused() {
        assertTrue(refusal("party: &a {id: *a}\n", Map.of()).contains("party"));
        assertTrue(refusal("party: {id: A", Map.of()).contains("no YAML"));
        assertTrue(refusal("- a\n", Map.of()).contains("expected keys"));
    }

    @Test
    void a_variable_with_our_prefix_that_sets_nothing_is_refused() {
        assertTrue(refusal(LEAST, Map.of("RISKMESH_SCORING_MAXINFLIGHT", "7")).contains("RISKMESH_SCORING_MAXINFLIGHT"));
    }

    @Test
    void a_secret_in_place_of_its_reference_is_refused_and_not_repeated() {
        String refusal = refusal(LEAST + "storage: {url: \"jdbc:postgresql://h/d\", user: u, password: hunter2}\n", Map.of());
        assertTrue(refusal.contains("storage.password"), refusal);
        assertFalse(refusal.contains("hunter2"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            people: {listen: "127.0.0.1:1", plainHttp: true}                      | people.plainHttp
            people: {listen: "127.0.0.1:1", plainHttp: true, personaPicker: true} | people.personaPicker
            attestation: {allowSimulated: true}                                   | attestation.allowSimulated
            federation: {repeatableSamples: true}                                 | federation.repeatableSamples
            oidc: {issuer: "http://127.0.0.1:1", clientId: a}                     | oidc.issuer
            """)
    void production_does_not_start_with_what_is_for_development(String line, String expected) throws Stopped {
        assertTrue(refusal(LEAST + line, Map.of()).contains(expected));
        assertEquals(Profile.DEVELOPMENT, parse("profile: development\n" + LEAST + line).profile());
    }

    @Test
    void sizes_and_durations_print_as_they_are_read() {
        for (String size : List.of("0B", "512B", "64KiB", "1MiB", "3GiB", "1025B")) {
            assertEquals(size, DataSize.of(size).toString());
        }
        assertEquals(List.of("150ms", "30s", "5m", "1d"), List.of("150ms", "30s", "300s", "24h").stream().map(DurationText::parse)
                .map(DurationText::print).collect(Collectors.toList()));
    }
}
