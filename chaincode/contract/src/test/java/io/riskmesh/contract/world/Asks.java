package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.Duty;
import io.riskmesh.ledger.part.Endpoint;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Calls about consortium, parties and grants, as they would be made if all goes well.
public final class Asks {

    public static final long START = 1_790_000_000_000L;
    public static final long DAY = 24L * 60 * 60 * 1000;
    public static final String PURPOSE = "fraud-detection";
    public static final String DATASET = "payments";

    private Asks() {}

    public static Consortium consortium(PartyId by, int seq, ConsortiumMode mode) {
        return new Consortium(by, START, seq, BANKS, List.of(new PartyId("RegulatorMSP")), mode, 3, 3, 3, 3,
                new CanonicalValue.Obj(new TreeMap<>()), 1024);
    }

    public static Ask propose(PartyId by, int seq, ConsortiumMode mode) {
        return Ask.of("proposeConsortium", Cast.of(by), seq - 1, consortium(by, seq, mode));
    }

    public static Ask approve(PartyId by, int consortium, SubjectKind kind, String subject, Digest subjectDigest) {
        return Ask.of("approve", Cast.of(by), consortium, new Approval(by, START, kind, subject, subjectDigest, Decision.APPROVE,
                Optional.empty(), Optional.empty()));
    }

    public static Ask withdraw(PartyId by, int consortium, SubjectKind kind, String subject, Digest subjectDigest) {
        return Ask.of("withdraw", Cast.of(by), consortium, new Withdrawal(by, START, kind, subject, subjectDigest,
                Optional.empty(), Optional.empty()));
    }

    public static Ask enactConsortium(PartyId by, int seq, Digest proposal) {
        return Ask.of("enact", Cast.of(by), seq - 1,
                new Enactment(by, START, SubjectKind.CONSORTIUM, FactKey.sequence(seq), proposal));
    }

    public static Ask enactReferenceValues(PartyId by, String id, Digest values) {
        return Ask.of("enact", Cast.of(by), 1, new Enactment(by, START, SubjectKind.REFERENCE_VALUES, id, values));
    }

    public static Ask register(PartyId by, int seq, PartyKey... keys) {
        return Ask.of("registerParty", Cast.of(by), 1, new Party(by, START, seq, "Bank " + by, PartyRole.BANK,
                List.of(new Endpoint("peer", "https://" + by.value() + ".example")), List.of(keys), Optional.empty()));
    }

    public static PartyKey key(String kid, KeyUse use, byte[] certificate) {
        return new PartyKey(kid, use, OpaqueBytes.of(certificate), START + DAY);
    }

    public static String grantOf(PartyId bank) {
        return bank.value() + ".g1";
    }

    public static DataUseAuthorization grant(PartyId by, int version, Optional<Digest> previous) {
        return new DataUseAuthorization(by, START, grantOf(by), version, by, BANKS, DATASET, digest("schema"), digest("features"),
                List.of(DataUse.CONTRIBUTE, DataUse.SCORE, DataUse.TRAIN), PURPOSE, START, START + 100 * DAY, 200, Optional.empty(),
                List.of("opener-1", "scorer-1"), 3, List.of(new Duty("sums-visible", "yes")), "contract", Optional.empty(),
                previous);
    }

    public static Ask authorize(PartyId by) {
        return Ask.of("authorize", Cast.of(by), 1, grant(by, 1, Optional.empty()));
    }

    public static Ask authorize(DataUseAuthorization grant) {
        return Ask.of("authorize", Cast.of(grant.by()), 1, grant);
    }

    public static Ask revoke(PartyId by) {
        return Ask.of("revoke", Cast.of(by), 1, new Revocation(by, START, grantOf(by), "withdrawn"));
    }

    public static Ask get(String key) {
        return new Ask("get", Cast.of(ALDER), object("key", new CanonicalValue.Text(key)));
    }

    public static Ask list(String prefix, int pageSize) {
        return new Ask("list", Cast.of(ALDER), object("prefix", new CanonicalValue.Text(prefix))).with("pageSize", pageSize);
    }

    private static CanonicalValue.Obj object(String field, CanonicalValue value) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        fields.put(field, value);
        return new CanonicalValue.Obj(fields);
    }
}
