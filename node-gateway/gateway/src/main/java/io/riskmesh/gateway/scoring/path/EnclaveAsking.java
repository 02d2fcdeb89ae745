package io.riskmesh.gateway.scoring.path;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.attestation.scoring.PaymentDigest;
import io.riskmesh.attestation.scoring.ScoreAnswer;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.scoring.enclave.SessionBoard;
import io.riskmesh.gateway.scoring.feature.FeatureRow;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.feature.Side;
import io.riskmesh.gateway.scoring.half.HalfQuestion;
import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.gateway.scoring.leave.LeaveDesk;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.meter.Stage;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Asks a scorer: leave, features, the payer's half, the payee's, the sealed answer. Everything that fails is an [Outcome]. Does not
/// wait. Thread-safe.
final class EnclaveAsking {
    private static final int MOST_TRIES = 8;
    private static final long PAUSE_MILLIS = 25;
    private static final Duration FEATURES = Duration.ofMillis(30);
    private static final double HALF_SHARE = 0.6;
    // Longer than any deadline: an answer that comes late is still logged, and the next try of the caller finds it.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final LeaveDesk leaves;
    private final FeatureSource features;
    private final PeerCalls peers;
    private final SessionBoard sessions;
    private final PayloadMaker payloads;
    private final UseNotes notes;
    private final ScoringMeter meter;
    private final Breaker breaker;
    private final SecureRandom random;
    private final PartyId self;
    private final Executor loop;

    /// Hands an enclave's note to the payee.
    @FunctionalInterface
    interface UseNotes {
        void send(PartyId payee, OpaqueBytes sealed);
    }

    EnclaveAsking(PartyId self, LeaveDesk leaves, FeatureSource features, PeerCalls peers, SessionBoard sessions, PayloadMaker payloads,
            UseNotes notes, ScoringMeter meter, Breaker breaker, SecureRandom random, Executor loop) {
        this.self = self;
        this.leaves = leaves;
        this.features = features;
        this.peers = peers;
        this.sessions = sessions;
        this.payloads = payloads;
        this.notes = notes;
        this.meter = meter;
        this.breaker = breaker;
        this.random = random;
        this.loop = loop;
    }

    /// Asks until there is a score, a refusal, or no time.
    CompletionStage<Outcome> ask(Asked asked) {
        return attempt(asked, 1);
    }

    private CompletionStage<Outcome> attempt(Asked asked, int number) {
        long before = asked.deadline().elapsedNanos();
        Leave leave = leaves.forPayer(asked.request().purpose(), asked.payee().isPresent());
        asked.stage(meter, Stage.AUTHORISATION, asked.deadline().elapsedNanos() - before);
        return with(asked, leave, breaker::allows).thenCompose(outcome -> {
            if (!(outcome instanceof Outcome.Again again)) {
                return done(outcome);
            }
            if (number >= MOST_TRIES || asked.deadline().remaining().toMillis() <= PAUSE_MILLIS) {
                return done(new Outcome.Unavailable(ScoringReason.NO_ENCLAVE, again.code().code() + ": " + again.detail()));
            }
            Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, loop);
            return CompletableFuture.supplyAsync(() -> attempt(asked, number + 1), later).thenCompose(next -> next);
        });
    }

    private static CompletionStage<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private CompletionStage<Outcome> with(Asked asked, Leave leave, Predicate<String> letThrough) {
        return switch (leave) {
            case Leave.Denied denied -> done(ReasonSorting.of(denied.code(), denied.detail(), Optional.empty()));
            case Leave.Given given when !letThrough.test(given.session().instance().instance()) ->
                done(new Outcome.Unavailable(ScoringReason.NO_ENCLAVE, "the scorer does not answer"));
            case Leave.Given given -> withFeatures(asked, given);
        };
    }

    private CompletionStage<Outcome> withFeatures(Asked asked, Leave.Given leave) {
        long before = asked.deadline().elapsedNanos();
        List<String> names = leave.policy().reasonTable().subList(0, leave.policy().payerFeatures());
        return features.features(Side.PAYER, asked.request().payment(), names).toCompletableFuture().copy()
                .completeOnTimeout(FeatureRow.missing(names.size(), asked.request().payment().initiatedAt()), FEATURES.toMillis(), TimeUnit.MILLISECONDS)
                .thenComposeAsync(row -> {
                    asked.stage(meter, Stage.FEATURES, asked.deadline().elapsedNanos() - before);
                    return withRow(asked, leave, row.with(asked.request().signals(), names));
                }, loop);
    }

    private CompletionStage<Outcome> withRow(Asked asked, Leave.Given leave, FeatureRow row) {
        PartyId counterparty = asked.payee().orElseGet(Institutions::outside);
        var payment = asked.request().payment();
        Digest named = PaymentDigest.of(payment.paymentId(), payment.minorUnits(), payment.currency(), self, counterparty);
        Digest request = Digest.of("score-request", join(asked.key(), asked.body(), leave.model().fileDigest()));
        HalfPayload payload = payloads.make(request, leave, counterparty, named, asked.request().explain(), row);
        Sealing sealing = new Sealing(asked, leave, request, payload, named, salt());
        if (leave.policy().side() == ModelSide.PAYER_ONLY) {
            return sealing.score(Optional.empty());
        }
        return asked.payee().isPresent() ? sealing.withPayee(asked.payee().get())
                : sealing.late(ScoringReason.PAYEE_UNREACHABLE, "the payee's bank is outside of the consortium");
    }

    private static byte[] join(Digest... digests) {
        byte[] all = new byte[digests.length * Digest.LENGTH_BYTES];
        for (int i = 0; i < digests.length; i++) {
            System.arraycopy(digests[i].toBytes(), 0, all, i * Digest.LENGTH_BYTES, Digest.LENGTH_BYTES);
        }
        return all;
    }

    private byte[] salt() {
        byte[] salt = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    // One half, sealed once.
    private final class Sealing {
        private final Asked asked;
        private final Leave.Given leave;
        private final Digest request;
        private final HalfPayload payload;
        private final byte[] pairSalt;
        private final byte[] sealed;

        Sealing(Asked asked, Leave.Given leave, Digest request, HalfPayload payload, Digest named, byte[] pairSalt) {
            this.asked = asked;
            this.leave = leave;
            this.request = request;
            this.payload = payload;
            this.pairSalt = pairSalt;
            this.sealed = session().sealHalf(leave.allowed(), SealedType.PAYER_HALF, new ClientSession.HalfTerms(
                    PaymentDigest.pairTag(pairSalt, named), SealedHeader.NONE, Math.clamp(asked.deadline().remaining().toMillis(), 0, Integer.MAX_VALUE)),
                    new PayerHalf(payload).encode());
        }

        private ClientSession session() {
            return leave.session().session();
        }

        CompletionStage<Outcome> withPayee(PartyId payee) {
            long before = asked.deadline().elapsedNanos();
            HalfQuestion question = new HalfQuestion(asked.request().payment(), pairSalt, payload.requestId(),
                    leave.session().instance().instance(), leave.session().instance().epoch(), leave.model().fileDigest(),
                    leave.policy().version(), ScoreRequest.boundTo(sealed));
            OpenSpan span = asked.span().child(SpanName.HALF);
            return CurrentSpan.with(span, () -> peers.call(payee, PeerCall.HALVES, question.encode(), asked.deadline().share(HALF_SHARE))).thenComposeAsync(reply -> {
                span.end();
                meter.stage(Stage.HALF, asked.deadline().elapsedNanos() - before);
                return switch (reply) {
                    case PeerReply.Answer(byte[] half) when half.length <= ScoreRequest.MOST_HALF -> score(Optional.of(half));
                    case PeerReply.Answer _ -> late(ScoringReason.PAYEE_UNREACHABLE, "the payee's bank answered with no half");
                    case PeerReply.Refused(var code) -> late(ScoringReason.PAYEE_UNREACHABLE, "the payee's bank refused: " + code.code());
                    case PeerReply.Unreachable(String why) -> late(why.contains("late") || why.contains("budget")
                            ? ScoringReason.PAYEE_LATE : ScoringReason.PAYEE_UNREACHABLE, why);
                };
            }, loop);
        }

        /// What the policy says when the payee's half does not come.
        CompletionStage<Outcome> late(ScoringReason why, String detail) {
            return switch (leave.policy().onPayeeLate()) {
                case ONE_SIDED_MODEL -> oneSided(why);
                case MISSING -> score(Optional.empty());
                case UNAVAILABLE -> done(new Outcome.Unavailable(why, detail));
            };
        }

        // A version that was replaced says nothing of the payment: nothing is kept under its key.
        private CompletionStage<Outcome> oneSided(ScoringReason why) {
            Leave other = leaves.forModel(leave.policy().oneSided().orElseThrow());
            if (other instanceof Leave.Denied(ReasonCode code, String detail) && code == LedgerReason.MODEL_NOT_ACTIVE) {
                return done(new Outcome.Unavailable(why, "the policy's one-sided model: " + detail));
            }
            return with(asked, other, instance -> breaker.allowsAfter(leave.session().instance().instance(), instance));
        }

        CompletionStage<Outcome> score(Optional<byte[]> payeeHalf) {
            long before = asked.deadline().elapsedNanos();
            String instance = leave.session().instance().instance();
            payloads.sending(request, payload);
            byte[] body = new ScoreRequest(OpaqueBytes.of(sealed), payeeHalf.map(OpaqueBytes::of)).encode();
            OpenSpan span = asked.span().child(SpanName.ENCLAVE).put(SpanField.INSTANCE, instance);
            return CurrentSpan.with(span, () -> leave.session().scorer().call(FrameType.SCORE, body, ANSWER)).handleAsync((frame, failure) -> {
                span.put(SpanField.OUTCOME, failure == null ? "answered" : "unreachable").end();
                meter.stage(Stage.ENCLAVE, asked.deadline().elapsedNanos() - before);
                if (failure != null) {
                    breaker.failed(instance);
                    return new Outcome.Unavailable(ScoringReason.NO_ENCLAVE, "the scorer did not answer");
                }
                breaker.succeeded(instance);
                return read(frame);
            }, loop);
        }

        private Outcome read(Frame frame) {
            try {
                if (frame.type() == FrameType.REFUSED) {
                    return inTheClear(RefusedBody.decode(frame.body()));
                }
                ScoreAnswer answer = ScoreAnswer.decode(frame.body());
                SealedScore score = SealedScore.decode(session().openAnswer(sealed, SealedType.SCORE, answer.score().toBytes()));
                answer.note().ifPresent(note -> asked.payee().ifPresent(payee -> notes.send(payee, note)));
                return switch (score) {
                    case SealedScore.Scored scored -> new Outcome.Done(scored, leave, payload, request);
                    case SealedScore.NotScored(var refusal) -> {
                        payloads.settled(request);
                        yield ReasonSorting.of(ReasonSorting.code(refusal.code()), refusal.detail(), Optional.of(leave));
                    }
                };
            } catch (MalformedMessage e) {
                return new Outcome.Unavailable(ScoringReason.NO_ENCLAVE, "the scorer's answer is none: " + e.getMessage());
            }
        }

        // The host, or a scorer that forgot the session: both are mended by another session.
        private Outcome inTheClear(RefusedBody refused) {
            payloads.settled(request);
            sessions.drop(session().terms().sessionId());
            return new Outcome.Again(ReasonSorting.code(refused.code()), refused.detail(), Optional.of(leave));
        }
    }
}
