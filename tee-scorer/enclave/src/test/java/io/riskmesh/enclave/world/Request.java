package io.riskmesh.enclave.world;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.PayeeHalf;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.PaymentDigest;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One payment's request, as its two gateways make it. Every part can be made wrong.
public final class Request {

    public final float[] row;
    public final HalfPayload payer;
    public final HalfPayload payee;
    public final Digest pairTag;
    private final Digest model;

    /// @param row features of both sides; of a one-sided model the payer's
    public Request(World world, ModelRef model, Bank payer, Bank payee, float[] row) {
        this.row = row;
        boolean joint = model.equals(World.JOINT);
        this.model = (joint ? world.jointPackage : world.oneSidedPackage).packed().fileDigest();
        byte[] bytes = new byte[64];
        World.RANDOM.nextBytes(bytes);
        Digest payment = PaymentDigest.of("p-" + Digest.ofFile(bytes).hex().substring(0, 8), 100, "EUR", payer.party(), payee.party());
        pairTag = PaymentDigest.pairTag(bytes, payment);
        RequestId id = RequestId.of(java.util.Arrays.copyOf(bytes, 16));
        float[] ours = java.util.Arrays.copyOf(row, World.PAYER_FEATURES);
        float[] theirs = joint ? java.util.Arrays.copyOfRange(row, World.PAYER_FEATURES, row.length) : new float[0];
        this.payer = payload(id, payee.party(), payment, payer.use(joint ? 1 : 2), 5, ours);
        this.payee = payload(id, payer.party(), payment, payee.use(1), 0, theirs);
    }

    private Request(Request from, HalfPayload payer, HalfPayload payee, Digest pairTag, Digest model) {
        row = from.row;
        this.payer = payer;
        this.payee = payee;
        this.pairTag = pairTag;
        this.model = model;
    }

    public Request payer(UnaryOperator<HalfPayload> change) {
        return new Request(this, change.apply(payer), payee, pairTag, model);
    }

    public Request payee(UnaryOperator<HalfPayload> change) {
        return new Request(this, payer, change.apply(payee), pairTag, model);
    }

    public Request model(Digest other) {
        return new Request(this, payer, payee, pairTag, other);
    }

    public byte[] sealPayer(ClientSession session) {
        return session.sealHalf(LiveEpoch.allowed(session, model), SealedType.PAYER_HALF,
                new ClientSession.HalfTerms(pairTag, SealedHeader.NONE, 50), new PayerHalf(payer).encode());
    }

    public byte[] sealPayee(ClientSession session, byte[] sealedPayer) {
        return sealPayee(session, ScoreRequest.boundTo(sealedPayer), pairTag);
    }

    public byte[] sealPayee(ClientSession session, Digest boundTo, Digest tag) {
        return session.sealHalf(LiveEpoch.allowed(session, model), SealedType.PAYEE_HALF,
                new ClientSession.HalfTerms(tag, boundTo, 50), new PayeeHalf(payee).encode());
    }

    /// What both banks learn.
    public record Outcome(SealedScore score, Optional<UseNote> note, int answerBytes) {

        public SealedScore.Scored scored() {
            if (score instanceof SealedScore.Scored scored) {
                return scored;
            }
            throw new AssertionError("Expected a score, got " + score);
        }

        public String code() {
            if (score instanceof SealedScore.NotScored not) {
                return not.refusal().code();
            }
            throw new AssertionError("Expected a refusal, got " + score);
        }
    }

    /// Sends both halves.
    public Outcome send(Line line, ClientSession payerSession, ClientSession payeeSession) throws Exception {
        byte[] sealedPayer = sealPayer(payerSession);
        return send(line, payerSession, sealedPayer, payeeSession, sealPayee(payeeSession, sealedPayer));
    }

    /// Sends the payer's half alone.
    public Outcome sendAlone(Line line, ClientSession payerSession) throws Exception {
        byte[] sealedPayer = sealPayer(payerSession);
        ScoreAnswer answer = ScoreAnswer.decode(line.expect(FrameType.SCORE,
                new ScoreRequest(OpaqueBytes.of(sealedPayer), Optional.empty()).encode(), FrameType.SCORED));
        return new Outcome(SealedScore.decode(payerSession.openAnswer(sealedPayer, SealedType.SCORE, answer.score().toBytes())),
                Optional.empty(), answer.encode().length);
    }

    public static Outcome send(Line line, ClientSession payerSession, byte[] sealedPayer, ClientSession payeeSession, byte[] sealedPayee)
            throws Exception {
        byte[] body = line.expect(FrameType.SCORE, body(sealedPayer, sealedPayee), FrameType.SCORED);
        ScoreAnswer answer = ScoreAnswer.decode(body);
        SealedScore score = SealedScore.decode(payerSession.openAnswer(sealedPayer, SealedType.SCORE, answer.score().toBytes()));
        Optional<UseNote> note = answer.note().isEmpty() ? Optional.empty()
                : UseNote.decode(payeeSession.openAnswer(sealedPayee, SealedType.USE_NOTE, answer.note().get().toBytes()));
        return new Outcome(score, note, body.length);
    }

    public static byte[] body(byte[] sealedPayer, byte[] sealedPayee) {
        return new ScoreRequest(OpaqueBytes.of(sealedPayer), Optional.of(OpaqueBytes.of(sealedPayee))).encode();
    }

    public static HalfPayload payload(RequestId id, PartyId counterparty, Digest payment, UseRef use, int explain, float[] features) {
        byte[] salt = new byte[32];
        World.RANDOM.nextBytes(salt);
        return new HalfPayload(id, Digest.fromBytes(salt), counterparty, payment, World.SCHEMA, 10, World.NOW, World.NOW - 5,
                List.of(use), explain, FeatureBits.of(features));
    }
}
