package io.riskmesh.gateway.ledger.live;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An embedded ledger in the process of the test, founded by its four banks.
public final class FoundedLedger implements AutoCloseable {
    public static final String PURPOSE = "fraud-detection";
    public static final String DATASET = "payments";

    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final Map<String, LedgerClient> clients = new TreeMap<>();
    private final int port;
    private RunningLedger ledger;

    public FoundedLedger(Path folder) throws Exception {
        this.folder = folder;
        this.ledger = new RunningLedger(folder);
        this.port = ledger.port();
        found();
    }

    private void found() throws Exception {
        PartyId first = RunningLedger.ALDER;
        record(first, "operator", "proposeConsortium", 0, new Consortium(first, 0, 1, RunningLedger.BANKS, List.of(new PartyId("RegulatorMSP")),
                ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), 1024));
        Digest proposal = client(first, "operator").list(new FactKey("CONS", List.of())).getFirst().digest();
        for (PartyId bank : RunningLedger.BANKS) {
            record(bank, "approver", "approve", 0, new Approval(bank, 0, SubjectKind.CONSORTIUM, proposal.hex(), proposal, Decision.APPROVE,
                    Optional.empty(), Optional.empty()));
        }
        record(first, "operator", "enact", 0, new Enactment(first, 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposal));
    }

    /// Registers a bank with the certificate of one of its identities as TLS key.
    public Digest register(PartyId bank, int seq, String identity) throws Exception {
        X509Certificate certificate = client(bank, identity).identity().certificate();
        PartyKey key = new PartyKey("tls-" + seq, KeyUse.TLS, OpaqueBytes.of(certificate.getEncoded()),
                certificate.getNotAfter().toInstant().toEpochMilli());
        record(bank, "operator", "registerParty", 1, new Party(bank, 0, seq, bank + " bank", PartyRole.BANK,
                List.of(new Endpoint("peers", "https://127.0.0.1:8445")), List.of(key), Optional.empty()));
        return Digest.ofFile(certificate.getPublicKey().getEncoded());
    }

    /// A grant of a bank to all.
    public static DataUseAuthorization grant(PartyId bank, String name, int version, Optional<Digest> previous) {
        long now = System.currentTimeMillis();
        Digest digest = Digest.of("test", new byte[0]);
        return new DataUseAuthorization(bank, 0, bank + "." + name, version, bank, RunningLedger.BANKS, DATASET, digest, digest,
                List.of(DataUse.TRAIN), PURPOSE, now - DAY.toMillis(), now + DAY.toMillis(), 100, Optional.empty(), List.of(), 3, List.of(),
                "test", Optional.empty(), previous);
    }

    /// Submits a fact and expects it to be taken.
    public void record(PartyId bank, String role, String function, int consortium, Fact fact) throws Exception {
        SubmitOutcome outcome = client(bank, role).submit(function, Requests.of(fact, consortium));
        assertInstanceOf(SubmitOutcome.Recorded.class, outcome, outcome.toString());
    }

    public LedgerClient client(PartyId bank, String role) throws Exception {
        String name = bank + "." + role;
        if (!clients.containsKey(name)) {
            clients.put(name, ledger.client(bank.value(), role));
        }
        return clients.get(name);
    }

    public ConnectionProfile profile() throws Exception {
        return ConnectionProfile.read(folder);
    }

    public LedgerAccess access(String party) throws Exception {
        return access(profile(), party);
    }

    /// Access that asks often for the peer's height.
    public static LedgerAccess access(ConnectionProfile profile, String party) {
        return new LedgerAccess(profile, new PartyId(party), LedgerAccess.of(profile, new PartyId(party)).identities(),
                Duration.ofSeconds(30), Duration.ofMillis(50));
    }

    public long height() {
        return ledger.height();
    }

    /// The ledger is gone; everybody who was connected notices.
    public void stop() throws Exception {
        ledger.close();
    }

    /// It is back under its address.
    public void again() throws Exception {
        ledger = new RunningLedger(folder, port);
    }

    @Override
    public void close() throws IOException {
        for (LedgerClient client : clients.values()) {
            client.close();
        }
        ledger.close();
    }
}
