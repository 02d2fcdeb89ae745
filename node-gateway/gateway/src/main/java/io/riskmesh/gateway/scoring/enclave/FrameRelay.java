package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// The host's end of the relay: hands frames of other banks to the scorer, unread. What steers the scorer (epochs, mandates, their
/// end) and its models come from the host alone.
public final class FrameRelay implements PeerService {
    private static final int MOST_AT_ONCE = 128;

    private final ScorerChannel scorer;
    private final String instance;
    private final Predicate<FrameType> mayPass;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

    /// @param mayPass frames that other banks may send
    private FrameRelay(ScorerChannel scorer, String instance, Predicate<FrameType> mayPass) {
        this.scorer = scorer;
        this.instance = instance;
        this.mayPass = mayPass;
    }

    /// To a scorer.
    public static FrameRelay toScorer(ScorerChannel scorer, String instance) {
        return new FrameRelay(scorer, instance, FrameRelay::maySteerNothing);
    }

    /// To an evaluator, whose run the host alone names.
    public static FrameRelay toEvaluator(ScorerChannel evaluator, String instance) {
        return new FrameRelay(evaluator, instance, Set.of(FrameType.SESSION_OPEN, FrameType.EVALUATION_PART, FrameType.EVALUATE)::contains);
    }

    @Override
    public CompletionStage<PeerReply> answer(PeerQuestion question) {
        if (!question.subject().equals(instance)) {
            return CompletableFuture.completedFuture(new PeerReply.Refused(ScoringReason.NO_ENCLAVE));
        }
        Frame frame;
        try {
            frame = RelayedFrame.decode(question.body());
        } catch (MalformedMessage _) {
            return CompletableFuture.completedFuture(new PeerReply.Refused(GatewayReason.INVALID_REQUEST));
        }
        return mayPass.test(frame.type()) ? relay(frame, question)
                : CompletableFuture.completedFuture(new PeerReply.Refused(GatewayReason.FORBIDDEN_ROLE));
    }

    private CompletionStage<PeerReply> relay(Frame frame, PeerQuestion question) {
        if (!permits.tryAcquire()) {
            return CompletableFuture.completedFuture(new PeerReply.Refused(ScoringReason.OVERLOADED));
        }
        OpenSpan span = CurrentSpan.get().child(SpanName.FRAME).put(SpanField.INSTANCE, instance);
        return scorer.call(frame.type(), frame.body(), question.budget()).whenComplete((_, failure) -> {
            permits.release();
            span.put(SpanField.OUTCOME, failure == null ? "answered" : "unreachable").end();
        })
                .handle((answer, failure) -> failure == null
                        ? new PeerReply.Answer(RelayedFrame.encode(answer.type(), answer.body()))
                        : new PeerReply.Unreachable("the scorer does not answer"));
    }

    private static boolean maySteerNothing(FrameType type) {
        return switch (type) {
            case SESSION_OPEN, KEY_SHARE, SCORE, STATUS -> true;
            case EPOCH, EVIDENCE, MANDATE, DONE, MODEL_PART, SESSION_ACCEPTED, KEY_TAKEN, SCORED, END_EPOCH, TALLY, STATUS_IS, REFUSED,
                    EVALUATION_FACTS, EVALUATION_PART, EVALUATE, EVALUATED -> false;
        };
    }
}
