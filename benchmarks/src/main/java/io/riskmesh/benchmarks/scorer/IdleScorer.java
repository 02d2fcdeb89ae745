package io.riskmesh.benchmarks.scorer;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.MandateUse;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.session.BankView;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.EnclaveAdmission;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.process.Scorer;
import io.riskmesh.enclave.process.ScorerServer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One bank with a session to a scorer behind a loopback socket, in one process. Close it.
final class IdleScorer implements AutoCloseable {

    private static final long NOW = 1_760_000_000_000L;
    private static final Digest NAMED = Digest.ofFile("bench".getBytes(StandardCharsets.UTF_8));
    private static final PartyId BANK = new PartyId("HarbourMSP");
    private static final ModelRef MODEL = new ModelRef("bench", 1);
    private static final UseRef USE = new UseRef("HarbourMSP.g", 1);

    private final SecureRandom random = new SecureRandom();
    private final SigningKey round = SigningKey.generate();
    private final ModelPackage.Made packed;
    private final int features;
    private final ServerSocket listening = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    private final ScorerServer server;
    private final EnclaveConnection connection;
    private final ClientSession session;

    IdleScorer(TreeEnsemble ensemble) throws Exception {
        features = ensemble.schema().size();
        packed = ModelPackage.make(XgboostModelFile.writeUbjson(ensemble), 1, 1, 1, random);
        server = new ScorerServer(new Scorer(new SimulatedProvider(NAMED), NAMED, random), listening);
        Thread.ofPlatform().daemon().name("scorer").start(this::serve);
        connection = new EnclaveConnection(new Socket(listening.getInetAddress(), listening.getLocalPort()));
        session = session();
        for (MessagePart part : MessagePart.split(packed.packed().encode())) {
            call(FrameType.MODEL_PART, part.encode(), FrameType.DONE);
        }
        call(FrameType.KEY_SHARE, session.sealKeyShare(packed.shares().getFirst().encode()), FrameType.KEY_TAKEN);
        score(new float[features]);
    }

    /// One payment: sealed, sent, scored, signed, sent back, opened.
    ///
    /// @return parts per million
    int score(float[] row) throws Exception {
        byte[] bytes = new byte[RequestId.BYTES + Digest.LENGTH_BYTES];
        random.nextBytes(bytes);
        Digest salt = Digest.fromBytes(java.util.Arrays.copyOfRange(bytes, RequestId.BYTES, bytes.length));
        PayerHalf half = new PayerHalf(new HalfPayload(RequestId.of(java.util.Arrays.copyOf(bytes, RequestId.BYTES)), salt,
                new PartyId("MeadowMSP"), NAMED, NAMED, 1, NOW, NOW, List.of(USE), 0, FeatureBits.of(row)));
        byte[] sealed = session.sealHalf(allowed(), SealedType.PAYER_HALF,
                new ClientSession.HalfTerms(NAMED, SealedHeader.NONE, 50), half.encode());
        ScoreAnswer answer = ScoreAnswer.decode(call(FrameType.SCORE,
                new ScoreRequest(OpaqueBytes.of(sealed), Optional.empty()).encode(), FrameType.SCORED));
        return switch (SealedScore.decode(session.openAnswer(sealed, SealedType.SCORE, answer.score().toBytes()))) {
            case SealedScore.Scored scored -> scored.scorePpm();
            case SealedScore.NotScored(var refusal) -> throw new IllegalStateException("Not scored: " + refusal);
        };
    }

    private ClientSession session() throws Exception {
        MandateMembers members = new MandateMembers(List.of(new MandateMembers.Member(BANK,
                List.of(OpaqueBytes.of(round.pair().getPublic().getEncoded())))), 1);
        EpochStart start = new EpochStart("bench", "HarbourMSP.s1", 1, NAMED, members, 1, NAMED);
        Evidence evidence = Evidence.decode(call(FrameType.EPOCH, start.encode(), FrameType.EVIDENCE));
        ScoringMandate mandate = mandate(members);
        MemberSignature vote = new MemberSignature(BANK, OpaqueBytes.of(round.sign(mandate.signedBytes())));
        call(FrameType.MANDATE, new SignedMandate(mandate, List.of(vote)).encode(), FrameType.DONE);
        byte[] key = evidence.claims().binding().orElseThrow().keys().stream().filter(k -> k.use() == InstanceKeyUse.HPKE)
                .findFirst().orElseThrow().spki().toBytes();
        SessionTerms terms = new SessionTerms("bench", BANK, start.instance(), 1, evidence.digest(), NAMED, SessionId.random(random));
        PendingSession pending = PendingSession.start(terms,
                KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(key)), round, random);
        return pending.accepted(call(FrameType.SESSION_OPEN, pending.open().encode(), FrameType.SESSION_ACCEPTED));
    }

    private ScoringMandate mandate(MandateMembers members) {
        Digest packageDigest = packed.packed().digest();
        return new ScoringMandate("bench", ConsortiumMode.DEVELOPMENT, 1, NAMED, NAMED, members,
                List.of(new MandateModel(MODEL, packed.packed().fileDigest(), NAMED, packageDigest, ModelSide.PAYER_ONLY, NAMED)),
                List.of(new ScoringPolicy(1, MODEL, ModelSide.PAYER_ONLY, features, packageDigest, "fraud", List.of(),
                        List.of("ALL"), PayeeLate.UNAVAILABLE, Optional.empty(), false, Collections.nCopies(features, "f"))),
                List.of(new MandateUse(BANK, USE, "fraud", MODEL, NOW + 1)));
    }

    private EnclaveAdmission.Allowed allowed() {
        Digest file = packed.packed().fileDigest();
        EnclaveAdmission.Wanted wanted = new EnclaveAdmission.Wanted("HarbourMSP.s1", 1, file, 1, session.terms().sessionId());
        BankView view = new BankView(Optional.of(new BankView.Use(false, NOW + 1)), NOW, 10,
                Optional.of(new BankView.Instance("HarbourMSP.s1", 1, NOW + 1)),
                Optional.of(new BankView.Verification(NOW, true)), true, Optional.of(new BankView.ActiveModel(file, 1)),
                Optional.of(session.terms().sessionId()));
        return switch (EnclaveAdmission.decide(wanted, view, NOW)) {
            case EnclaveAdmission.Allowed allowed -> allowed;
            case EnclaveAdmission.NotAllowed(var refusal) -> throw new IllegalStateException(refusal.toString());
        };
    }

    private byte[] call(FrameType type, byte[] body, FrameType answer) throws IOException {
        Frame frame = connection.call(type, body, 60_000);
        if (frame.type() != answer) {
            throw new IOException("Expected " + answer + " to " + type + ", got " + frame);
        }
        return frame.body();
    }

    private void serve() {
        try {
            server.serve();
        } catch (IOException e) {
            throw new IllegalStateException("The scorer's socket broke", e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
