package io.riskmesh.gateway.scoring.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Founds a consortium of four banks on an embedded ledger and plays its people.
final class ConsortiumForTests implements AutoCloseable {
    static final String PURPOSE = "fraud-detection";
    static final String IMAGE = "scorer-test";
    static final long DAY = 24L * 60 * 60 * 1000;

    private final RunningLedger ledger;
    private final Map<String, LedgerClient> clients = new HashMap<>();
    private int consortium;

    ConsortiumForTests(RunningLedger ledger) {
        this.ledger = ledger;
    }

    List<PartyId> banks() {
        return RunningLedger.BANKS;
    }

    void found() throws Exception {
        PartyId first = banks().getFirst();
        record("proposeConsortium", "operator", new Consortium(first, 0, 1, banks(), List.of(new PartyId("RegulatorMSP")),
                ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), 1024));
        Digest proposal = client(first, "gateway").list(new FactKey(FactKind.CONSORTIUM.keyType(), List.of())).getFirst().digest();
        approve(SubjectKind.CONSORTIUM, proposal.hex(), proposal);
        record("enact", "operator", new Enactment(first, 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposal));
        consortium = 1;
        for (PartyId bank : banks()) {
            X509Certificate certificate = client(bank, "gateway").identity().certificate();
            long until = certificate.getNotAfter().toInstant().toEpochMilli();
            OpaqueBytes bytes = OpaqueBytes.of(certificate.getEncoded());
            record("registerParty", "operator", new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(),
                    List.of(new PartyKey("round-1", KeyUse.ROUND, bytes, until), new PartyKey("receipt-1", KeyUse.RECEIPT, bytes, until)),
                    Optional.empty()));
        }
    }

    void grant(PartyId bank, String name, String purpose, long from, long until) throws Exception {
        record("authorize", "approver", new DataUseAuthorization(bank, 0, bank + "." + name, 1, bank, banks(), "payments", named("schema"),
                named("features"), List.of(DataUse.SCORE), purpose, from, until, 1, Optional.empty(), List.of(IMAGE), 3, List.of(), "test",
                Optional.empty(), Optional.empty()));
    }

    void revoke(PartyId bank, String name) throws Exception {
        record("revoke", "approver", new Revocation(bank, 0, bank + "." + name, "test"));
    }

    /// Proposes versions and the image, has them approved and the image enacted.
    void propose(Map<ModelRef, byte[]> files, Digest measurement) throws Exception {
        PartyId first = banks().getFirst();
        for (Map.Entry<ModelRef, byte[]> file : files.entrySet()) {
            ModelVersion version = new ModelVersion(first, 0, file.getKey().name(), file.getKey().version(), Optional.empty(),
                    Digest.ofFile(file.getValue()), "xgboost-ubjson", named("schema"), named("statement"), named("report"), Optional.empty(),
                    banks(), List.of(), named("transcript"), 0, List.of(), List.of("riskmesh"));
            record("proposeModel", "scientist", version);
            approve(SubjectKind.MODEL_VERSION, file.getKey().id(), need(version.key()).digest());
        }
        record("proposeReferenceValues", "operator", new ReferenceValues(first, 0, IMAGE, EnclaveUse.SCORER, measurement, Optional.empty(), 1, 1,
                List.copyOf(files.keySet()), named("build"), true));
        Digest values = need(ReferenceValues.keyOf(IMAGE)).digest();
        approve(SubjectKind.REFERENCE_VALUES, IMAGE, values);
        record("enact", "operator", new Enactment(first, 0, SubjectKind.REFERENCE_VALUES, IMAGE, values));
    }

    void activate(ScoringPolicy policy) throws Exception {
        approve(SubjectKind.SCORING_POLICY, policy.digest().hex(), policy.digest());
        record("activate", "operator", new Activation(banks().getFirst(), 0, policy.model().name(), 1, policy.model().version(),
                ActivationState.ACTIVE, IMAGE, policy.digest(), Optional.empty()));
    }

    private void approve(SubjectKind kind, String subject, Digest digest) throws Exception {
        for (PartyId bank : banks()) {
            record("approve", "approver", new Approval(bank, 0, kind, subject, digest, Decision.APPROVE, Optional.empty(), Optional.empty()));
        }
    }

    private Fact need(FactKey key) throws Exception {
        return client(banks().getFirst(), "gateway").get(key).orElseThrow();
    }

    void record(String function, String role, Fact fact) throws Exception {
        CanonicalValue.Obj request = Requests.with(Facts.ownFields(fact), "consortium", consortium);
        SubmitOutcome outcome = client(fact.by(), role).submit(function, CanonicalJson.encode(request));
        assertTrue(outcome instanceof SubmitOutcome.Recorded || outcome instanceof SubmitOutcome.AlreadyRecorded, () -> function + ": " + outcome);
    }

    private LedgerClient client(PartyId bank, String role) throws Exception {
        String name = bank + "." + role;
        LedgerClient known = clients.get(name);
        if (known == null) {
            known = ledger.client(bank.value(), role);
            clients.put(name, known);
        }
        return known;
    }

    static Digest named(String name) {
        return Digest.of("test", name.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        for (LedgerClient client : clients.values()) {
            client.close();
        }
    }
}
