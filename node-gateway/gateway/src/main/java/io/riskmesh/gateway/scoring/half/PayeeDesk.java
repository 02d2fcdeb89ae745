package io.riskmesh.gateway.scoring.half;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeHalf;
import io.riskmesh.attestation.scoring.PaymentDigest;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.scoring.feature.FeatureRow;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.feature.Side;
import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.gateway.scoring.leave.LeaveDesk;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ScoringReason;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Gives this bank's half of a payment that comes in: sealed to the scorer that the payer named, for one payer half, once.
public final class PayeeDesk implements PeerService {
    private static final double QUESTIONS_PER_SECOND = 500;

    private final PartyId self;
    private final LeaveDesk leaves;
    private final FeatureSource features;
    private final SecureRandom random;
    private final InstantSource clock;
    private final GivenHalves given;
    private final AskRate rate;

    /// @param nanos monotonic time
    public PayeeDesk(PartyId self, LeaveDesk leaves, FeatureSource features, SecureRandom random, InstantSource clock, LongSupplier nanos) {
        this.self = self;
        this.leaves = leaves;
        this.features = features;
        this.random = random;
        this.clock = clock;
        this.given = new GivenHalves(clock);
        this.rate = new AskRate(QUESTIONS_PER_SECOND, nanos);
    }

    @Override
    public CompletionStage<PeerReply> answer(PeerQuestion asked) {
        HalfQuestion question;
        try {
            question = HalfQuestion.decode(asked.body());
        } catch (MalformedMessage | IllegalArgumentException _) {
            return refused(GatewayReason.INVALID_REQUEST);
        }
        Digest payment = PaymentDigest.of(question.payment().paymentId(), question.payment().minorUnits(), question.payment().currency(),
                asked.from(), self);
        if (!rate.allows(asked.from()) || !given.mayAnswer(payment)) {
            return refused(ScoringReason.PEER_PROBING);
        }
        return switch (leaves.forPayee(question.instance(), question.epoch(), question.modelDigest(), question.policyVersion())) {
            case Leave.Denied denied -> refused(denied.code());
            case Leave.Given leave when leave.policy().side() != ModelSide.JOINT -> refused(ScoringReason.ONE_SIDE_NOT_ALLOWED);
            case Leave.Given leave -> features.features(Side.PAYEE, question.payment(), payeeNames(leave))
                    .thenApply(row -> seal(asked, question, payment, leave, row));
        };
    }

    private static CompletionStage<PeerReply> refused(io.riskmesh.ledger.reason.ReasonCode code) {
        return CompletableFuture.completedFuture(new PeerReply.Refused(code));
    }

    private static List<String> payeeNames(Leave.Given leave) {
        return leave.policy().reasonTable().subList(leave.policy().payerFeatures(), leave.policy().reasonTable().size());
    }

    private PeerReply seal(PeerQuestion asked, HalfQuestion question, Digest payment, Leave.Given leave, FeatureRow row) {
        byte[] salt = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(salt);
        HalfPayload payload = new HalfPayload(question.requestId(), Digest.fromBytes(salt), asked.from(), payment,
                leave.model().schemaDigest(), leave.viewHeight(), clock.millis(), row.asOf(), List.of(leave.use()), 0,
                FeatureBits.of(row.values()));
        Digest tag = PaymentDigest.pairTag(question.pairSalt(), payment);
        ClientSession session = leave.session().session();
        byte[] sealed = session.sealHalf(leave.allowed(), SealedType.PAYEE_HALF, new ClientSession.HalfTerms(tag, question.boundTo(),
                Math.clamp(asked.budget().toMillis(), 0, Integer.MAX_VALUE)), new PayeeHalf(payload).encode());
        given.gave(tag, asked.from(), session, sealed);
        return new PeerReply.Answer(sealed);
    }

    /// A note that came through a bank.
    Optional<UseNote> note(PartyId from, byte[] sealed) throws MalformedMessage {
        return given.note(from, sealed);
    }

    /// Notes that came.
    public long notes() {
        return given.notes();
    }

    /// Notes that did not come within a minute, by the payer's bank.
    public Map<PartyId, Long> missingNotes() {
        return given.missing();
    }
}
