package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.PartyId;
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
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A ledger that has come as far as a model in use: one fact per block, from block 1.
final class FactWorld implements MandateView {

    static final PartyId HARBOUR = new PartyId("HarbourMSP");
    static final PartyId MEADOW = new PartyId("MeadowMSP");
    static final PartyId SUMMIT = new PartyId("SummitMSP");
    static final List<PartyId> BANKS = List.of(HARBOUR, MEADOW, SUMMIT);
    static final ModelRef MODEL = new ModelRef("payments", 1);
    static final Digest IMAGE = Samples.digest("image");

    final List<PlacedFact> facts = new ArrayList<>();
    final TreeMap<Digest, ScoringPolicy> policies = new TreeMap<>();
    final TreeMap<PartyId, OpaqueBytes> roundKeys = new TreeMap<>();

    /// @param late rule of the joint model's policy
    static FactWorld withModelInUse(PayeeLate late, List<Metric> metrics) throws Exception {
        FactWorld world = new FactWorld();
        Consortium consortium = new Consortium(HARBOUR, 1, 1, BANKS, List.of(), ConsortiumMode.DEVELOPMENT, 2, 2, 3, 1,
                new CanonicalValue.Obj(new TreeMap<>()), 64);
        world.write(consortium);
        world.write(new Enactment(HARBOUR, 1, SubjectKind.CONSORTIUM, FactKey.sequence(1), consortium.digest()));
        for (PartyId bank : BANKS) {
            world.write(new Party(bank, 1, 1, "Bank", PartyRole.BANK, List.of(), List.of(world.roundKey(bank)), Optional.empty()));
        }
        ModelVersion version = new ModelVersion(HARBOUR, 1, MODEL.name(), 1, Optional.empty(), Samples.digest("file"), "ubj",
                Samples.digest("schema"), Samples.digest("s"), Samples.digest("r"), Optional.empty(), BANKS, List.of(),
                Samples.digest("t"), 0, metrics, List.of());
        ReferenceValues image = new ReferenceValues(HARBOUR, 1, "scorer-1", EnclaveUse.SCORER, IMAGE, Optional.empty(), 0, 0,
                List.of(MODEL), Samples.digest("build"), true);
        ScoringPolicy policy = Samples.policy(MODEL.name(), ModelSide.JOINT, late);
        world.policies.put(policy.digest(), policy);
        world.write(version);
        world.write(image);
        for (PartyId bank : List.of(HARBOUR, MEADOW)) {
            world.approve(bank, SubjectKind.MODEL_VERSION, MODEL.id(), version.digest());
            world.approve(bank, SubjectKind.REFERENCE_VALUES, image.id(), image.digest());
            world.approve(bank, SubjectKind.SCORING_POLICY, policy.digest().hex(), policy.digest());
        }
        world.write(new Enactment(HARBOUR, 1, SubjectKind.REFERENCE_VALUES, image.id(), image.digest()));
        world.write(new Activation(HARBOUR, 1, MODEL.name(), 1, 1, ActivationState.ACTIVE, image.id(), policy.digest(), Optional.empty()));
        for (PartyId bank : BANKS) {
            world.write(new DataUseAuthorization(bank, 1, bank + ".g", 1, bank, BANKS, "d", Samples.digest("schema"),
                    Samples.digest("f"), List.of(DataUse.SCORE), "fraud", 0, 9_000, 0, Optional.empty(), List.of("scorer-1"), 3,
                    List.of(), "contract", Optional.empty(), Optional.empty()));
        }
        return world;
    }

    void write(Fact fact) {
        facts.add(new PlacedFact(facts.size() + 1L, fact));
    }

    void approve(PartyId bank, SubjectKind kind, String subject, Digest digest) {
        write(new Approval(bank, 1, kind, subject, digest, Decision.APPROVE, Optional.empty(), Optional.empty()));
    }

    void use(PartyId bank, int seq, DataUse action, long validUntil) {
        write(new UseReceipt(bank, 1, bank + ".g", seq, 1, action, MODEL.id(), BANKS, Samples.digest("policy"),
                Optional.of("scorer-1"), 0, 0, 0, 0, 0, Optional.empty(), validUntil));
    }

    private PartyKey roundKey(PartyId bank) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=" + bank);
        byte[] certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(Instant.EPOCH),
                Date.from(Instant.ofEpochSecond(4_000_000_000L)), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded();
        roundKeys.put(bank, OpaqueBytes.of(pair.getPublic().getEncoded()));
        return new PartyKey("round-1", KeyUse.ROUND, OpaqueBytes.of(certificate), 4_000_000_000_000L);
    }

    @Override
    public String channel() {
        return "payments";
    }

    @Override
    public List<PlacedFact> facts() {
        return facts;
    }

    @Override
    public Digest headerHash(long block) {
        return Samples.digest("block " + block);
    }

    @Override
    public Optional<ScoringPolicy> policy(Digest digest) {
        return Optional.ofNullable(policies.get(digest));
    }
}
