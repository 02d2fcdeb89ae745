package io.riskmesh.gateway.demo.consortium;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// From an empty ledger to banks that may train together: a consortium that all approve, its parties, one grant of each.
public final class Founding {
    /// Id of the data set that the demo trains on.
    public static final String DATASET = "payments";
    /// Id of the same payments with what the payees' banks know of them.
    public static final String BOTH_SIDES = "payments-joint";
    /// Purpose of all grants of the demo.
    public static final String PURPOSE = "fraud-detection";

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final long GRANT_DAYS = 90;
    private static final int MOST_ROUNDS = 500;
    private static final int ANCHOR_PAD = 1024;
    private static final int FIRST_BANKS = 3;

    private final Members members;
    private final long now;

    /// @param now ms since the epoch
    public Founding(Members members, long now) {
        this.members = members;
        this.now = now;
    }

    /// Name of the grant that {@link #grant} writes.
    public static String grantOf(PartyId bank) {
        return bank + ".g1";
    }

    /// Founds the consortium and registers its banks with one key each, that of their ledger identity.
    public void found() throws Stopped, IOException, InterruptedException {
        found(this::party);
    }

    /// How a bank describes itself.
    @FunctionalInterface
    public interface Description {
        Party of(PartyId bank) throws IOException;
    }

    /// Founds the consortium and registers its banks.
    public void found(Description description) throws Stopped, IOException, InterruptedException {
        PartyId first = members.banks().getFirst();
        int banks = members.banks().size();
        int quorum = banks * 2 / 3 + 1;
        members.record("proposeConsortium", "operator", new Consortium(first, 0, 1, members.banks(), members.regulators(),
                ConsortiumMode.DEVELOPMENT, quorum, banks / 2 + 1, FIRST_BANKS, FIRST_BANKS, new CanonicalValue.Obj(new TreeMap<>()),
                ANCHOR_PAD));
        Digest proposal = members.list(new FactKey(FactKind.CONSORTIUM.keyType(), List.of())).getFirst().digest();
        for (PartyId bank : members.banks()) {
            members.record("approve", "approver", approval(bank, SubjectKind.CONSORTIUM, proposal.hex(), proposal));
        }
        members.record("enact", "operator", new Enactment(first, 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposal));
        members.inForce(1);
        for (PartyId bank : members.banks()) {
            members.record("registerParty", "operator", description.of(bank));
        }
    }

    /// One grant of each bank to train.
    public void grant() throws Stopped, IOException, InterruptedException {
        for (PartyId bank : members.banks()) {
            members.record("authorize", "approver", new DataUseAuthorization(bank, 0, grantOf(bank), 1, bank, members.banks(), DATASET,
                    named("demo-schema"), named("demo-features"), List.of(DataUse.TRAIN), PURPOSE, now - DAY_MILLIS,
                    now + GRANT_DAYS * DAY_MILLIS, MOST_ROUNDS, Optional.empty(), List.of(), FIRST_BANKS, List.of(),
                    "demo", Optional.empty(), Optional.empty()));
        }
    }

    /// A bank's yes.
    public static Approval approval(PartyId bank, SubjectKind kind, String subject, Digest digest) {
        return new Approval(bank, 0, kind, subject, digest, Decision.APPROVE, Optional.empty(), Optional.empty());
    }

    /// For a digest of what the demo does not have: a registered schema, a scoring policy, an enclave.
    public static Digest named(String name) {
        return Digest.of("demo", name.getBytes(StandardCharsets.US_ASCII));
    }

    private Party party(PartyId bank) throws IOException {
        X509Certificate certificate = members.identity(bank, "gateway").certificate();
        try {
            PartyKey key = new PartyKey("round-1", KeyUse.ROUND, OpaqueBytes.of(certificate.getEncoded()),
                    certificate.getNotAfter().toInstant().toEpochMilli());
            return new Party(bank, 0, 1, bank.value().replace("MSP", " bank"), PartyRole.BANK, List.of(), List.of(key), Optional.empty());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }
}
