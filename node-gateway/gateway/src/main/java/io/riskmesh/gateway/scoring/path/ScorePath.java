package io.riskmesh.gateway.scoring.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.scoring.PayerHalf;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.receipts.log.Appending;
import io.riskmesh.gateway.receipts.log.NewRecord;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.enclave.SessionBoard;
import io.riskmesh.gateway.scoring.idempotency.Answered;
import io.riskmesh.gateway.scoring.idempotency.IdempotencyIndex;
import io.riskmesh.gateway.scoring.meter.ScoreStats;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.meter.Stage;
import io.riskmesh.gateway.scoring.record.KeptAnswer;
import io.riskmesh.gateway.scoring.record.RecordIds;
import io.riskmesh.gateway.scoring.record.SignatureBytes;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The path of a score. An answer that says "scored" leaves only after its receipt is on disk. Does not wait. Thread-safe.
final class ScorePath {
    private static final Logger LOG = LoggerFactory.getLogger(ScorePath.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpaqueBytes NOTHING = OpaqueBytes.of(new byte[0]);

    private final LiveLedger ledger;
    private final ScoringTerms terms;
    private final Institutions institutions;
    private final IdempotencyIndex index;
    private final EnclaveAsking asking;
    private final PayloadMaker payloads;
    private final SessionBoard sessions;
    private final ReceiptLog log;
    private final PrivateParts parts;
    private final RecordIds ids;
    private final ScoringMeter meter;
    private final LongSupplier nanos;
    private final Threads threads;
    private final Admission admission;

    /// Where the path runs.
    ///
    /// @param loop for everything that is quick
    /// @param sql for what reads files and tables
    /// @param compute for signatures
    /// @param alarms for deadlines
    record Threads(Executor loop, Executor sql, Executor compute, ScheduledExecutorService alarms) {}

    ScorePath(LiveLedger ledger, ScoringTerms terms, IdempotencyIndex index, EnclaveAsking asking, PayloadMaker payloads, SessionBoard sessions,
            ReceiptLog log, PrivateParts parts, RecordIds ids, ScoringMeter meter, ScoreStats stats, LongSupplier nanos, Threads threads) {
        this.ledger = ledger;
        this.terms = terms;
        this.institutions = new Institutions(ledger, terms.institutions());
        this.index = index;
        this.asking = asking;
        this.payloads = payloads;
        this.sessions = sessions;
        this.log = log;
        this.parts = parts;
        this.ids = ids;
        this.meter = meter;
        this.admission = new Admission(terms.maxInFlight(), stats, meter, nanos);
        this.nanos = nanos;
        this.threads = threads;
    }

    /// Makes a request of a body.
    @FunctionalInterface
    interface Reading {
        ScoreRequest read(byte[] body) throws InvalidRequest;
    }

    /// @param door tells bodies of the two doors apart
    CompletionStage<ScoreAnswer> score(ScoreDesk.Ask ask, byte[] body, String door, Reading reading) {
        long start = nanos.getAsLong();
        Optional<ScoreAnswer> shed = admission.take(Deadline.in(nanos, terms.deadline()));
        if (shed.isPresent()) {
            return told(shed.get(), start);
        }
        boolean running = false; // then the permit is given back when the work is over, which may be after the answer
        try {
            ScoreRequest request = reading.read(body);
            requireOwnPayer(request);
            long parsed = nanos.getAsLong() - start;
            meter.stage(Stage.PARSE, parsed);
            Deadline deadline = Deadline.in(nanos, deadline(request));
            Optional<ScoreAnswer> late = admission.inTime(deadline);
            if (late.isPresent()) {
                return told(late.get(), start);
            }
            Asked asked = new Asked(ask.subject(), keyDigest(ask), Digest.of("score-body-" + door, body), request,
                    institutions.member(request.payment().payee().institution()).filter(payee -> !payee.equals(ledger.party())), deadline,
                    CurrentSpan.get().child(SpanName.SCORE));
            asked.span().past(SpanName.PARSE, parsed, Map.of());
            CompletionStage<ScoreAnswer> answer = run(asked);
            running = true;
            return watched(asked, answer, start);
        } catch (InvalidRequest e) {
            return told(new ScoreAnswer.Rejected(GatewayReason.INVALID_REQUEST, "the request is not as documented",
                    List.of(new ScoreAnswer.FieldError(e.pointer(), e.code()))), start);
        } finally {
            if (!running) {
                admission.giveBack();
            }
        }
    }

    private CompletionStage<ScoreAnswer> watched(Asked asked, CompletionStage<ScoreAnswer> running, long start) {
        return running.whenComplete((answer, _) -> {
            asked.span().put(SpanField.OUTCOME, answer == null ? "failed" : answer.getClass().getSimpleName().toLowerCase(Locale.ROOT)).end();
            if (answer != null) {
                tell(answer, nanos.getAsLong() - start);
            }
        });
    }

    private void requireOwnPayer(ScoreRequest request) throws InvalidRequest {
        Optional<PartyId> payer = institutions.member(request.payment().payer().institution());
        if (!payer.equals(Optional.of(ledger.party())) && ledger.authorizations().isMember(ledger.party())) {
            throw new InvalidRequest("/payment/payer/institution", "not_this_bank");
        }
    }

    private Duration deadline(ScoreRequest request) {
        Duration asked = Duration.ofMillis(request.deadlineMs());
        return asked.isZero() || asked.compareTo(terms.deadline()) > 0 ? terms.deadline() : asked;
    }

    private static Digest keyDigest(ScoreDesk.Ask ask) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ask.subject().getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
        bytes.writeBytes(ask.idempotencyKey().getBytes(StandardCharsets.UTF_8));
        return Digest.ofFile(bytes.toByteArray());
    }

    private CompletionStage<ScoreAnswer> run(Asked asked) {
        CompletableFuture<ScoreAnswer> answer = new CompletableFuture<>();
        ScheduledFuture<?> alarm = threads.alarms().schedule(() -> answer.complete(new ScoreAnswer.Unavailable(ScoringReason.DEADLINE,
                "no score within the deadline; what comes later is kept for the next try", 1)), asked.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        index.begin(asked.key(), asked.body()).thenComposeAsync(begin -> begun(asked, begin), threads.loop()).whenComplete((given, failure) -> {
            admission.giveBack();
            alarm.cancel(false);
            if (failure != null) {
                index.end(asked.key());
                LOG.error("event=score_failed", failure);
                answer.completeExceptionally(failure);
            } else {
                answer.complete(given);
            }
        });
        return answer;
    }

    private CompletionStage<ScoreAnswer> begun(Asked asked, IdempotencyIndex.Begin begin) {
        asked.stage(meter, Stage.IDEMPOTENCY, asked.deadline().elapsedNanos());
        return switch (begin) {
            case IdempotencyIndex.Begin.Fresh _ -> {
                meter.idempotency("new");
                yield asking.ask(asked).thenCompose(outcome -> record(asked, outcome));
            }
            case IdempotencyIndex.Begin.Replay(long record) -> {
                meter.idempotency("replayed");
                yield CompletableFuture.supplyAsync(() -> replay(record), threads.sql());
            }
            case IdempotencyIndex.Begin.InFlight(boolean same) -> {
                meter.idempotency(same ? "in_flight" : "reused");
                yield rejected(same ? GatewayReason.IDEMPOTENCY_IN_FLIGHT : GatewayReason.IDEMPOTENCY_KEY_REUSED);
            }
            case IdempotencyIndex.Begin.Reused _ -> {
                meter.idempotency("reused");
                yield rejected(GatewayReason.IDEMPOTENCY_KEY_REUSED);
            }
            case IdempotencyIndex.Begin.Unknown _ -> CompletableFuture.completedFuture(
                    new ScoreAnswer.Unavailable(ScoringReason.RECEIPT_LOG, "earlier answers cannot be looked up", 2));
        };
    }

    private static CompletionStage<ScoreAnswer> rejected(ReasonCode code) {
        return CompletableFuture.completedFuture(new ScoreAnswer.Rejected(code, "the idempotency key names another request or one on its way",
                List.of()));
    }

    private ScoreAnswer replay(long record) {
        try {
            Optional<LogRecord> found = log.read(record);
            Optional<KeptAnswer> kept = found.isPresent() ? KeptAnswer.of(found.get(), parts) : Optional.empty();
            return kept.isPresent() ? kept.get().answer(found.get(), ids, true)
                    : new ScoreAnswer.Unavailable(ScoringReason.RECEIPT_LOG, "the earlier answer was erased", 2);
        } catch (IOException e) {
            LOG.warn("event=replay_unreadable record={} why={}", record, e.getMessage());
            return new ScoreAnswer.Unavailable(ScoringReason.RECEIPT_LOG, "the earlier answer cannot be read", 2);
        }
    }

    private CompletionStage<ScoreAnswer> record(Asked asked, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unavailable(var code, var detail) -> unavailable(asked, code, detail);
            case Outcome.Again(var code, var detail, var _) -> unavailable(asked, ScoringReason.NO_ENCLAVE, code.code() + ": " + detail);
            case Outcome.Refused(var code, var detail) -> append(asked, new NewRecord(RecordKind.REFUSED, asked.key(), asked.body(), NOTHING,
                    NOTHING, KeptAnswer.refused(KeptAnswer.owner(asked.subject()), code, detail).encode()));
            case Outcome.Done done -> append(asked, scored(asked, done)).whenComplete((answer, _) -> {
                if (answer instanceof ScoreAnswer.Scored) {
                    payloads.settled(done.request());
                }
                checkLater(done);
            });
        };
    }

    private CompletionStage<ScoreAnswer> unavailable(Asked asked, ReasonCode code, String detail) {
        index.end(asked.key());
        return CompletableFuture.completedFuture(new ScoreAnswer.Unavailable(code, detail, 1));
    }

    private NewRecord scored(Asked asked, Outcome.Done done) {
        try {
            ScoreReceipt receipt = done.score().read();
            ObjectNode body = AnswerDocument.of(done, receipt, asked.deadline().elapsedNanos() / 1_000_000, ledger.trust());
            ObjectNode opening = JSON.createObjectNode().put("salt", done.payload().salt().hex()).put("scorePpm", done.score().scorePpm())
                    .put("band", done.score().band());
            OpaqueBytes payload = OpaqueBytes.of(new PayerHalf(done.payload()).encode());
            meter.decided(receipt.decisionBand(), receipt.model().id());
            return new NewRecord(RecordKind.SCORED, asked.key(), asked.body(), done.score().receipt(), SignatureBytes.encode(done.score().signature()),
                    new KeptAnswer(KeptAnswer.owner(asked.subject()), body, Optional.of(opening), Optional.of(payload)).encode());
        } catch (MalformedFact e) {
            throw new UncheckedIOException(new IOException("an attested scorer gave a receipt that is none", e));
        }
    }

    private CompletionStage<ScoreAnswer> append(Asked asked, NewRecord record) {
        long before = asked.deadline().elapsedNanos();
        return switch (log.append(record)) {
            case Appending.NotLogged(String detail) -> unavailable(asked, ScoringReason.RECEIPT_LOG, "the receipt log is " + detail);
            case Appending.Accepted(var durable) -> durable.handleAsync((written, failure) -> {
                asked.stage(meter, Stage.LOG, asked.deadline().elapsedNanos() - before);
                if (failure != null) {
                    index.end(asked.key()); // whether it is on disk, a restart tells
                    return new ScoreAnswer.Unavailable(ScoringReason.RECEIPT_LOG, "the receipt log is closed", 5);
                }
                index.answered(new Answered(asked.key(), asked.body(), written.head().index(), written.head().time()));
                index.end(asked.key());
                return answer(record, written);
            }, threads.loop());
        };
    }

    private ScoreAnswer answer(NewRecord record, LogRecord written) {
        try {
            return KeptAnswer.read(record.privatePart()).answer(written, ids, false);
        } catch (IOException e) {
            throw new UncheckedIOException("What was written a moment ago can be read", e);
        }
    }

    // The seal says already that the attested scorer answered; the signature is for others.
    private void checkLater(Outcome.Done done) {
        threads.compute().execute(() -> {
            var session = done.leave().session();
            boolean good = done.score().signature().verifies(done.score().receipt().toBytes(), session.instance().instance(),
                    session.instance().epoch(), session.signKey());
            if (!good) {
                LOG.error("event=receipt_signature_invalid instance={}", session.instance().instance());
                sessions.suspend(session.session().terms().sessionId());
            }
        });
    }

    private CompletionStage<ScoreAnswer> told(ScoreAnswer answer, long start) {
        tell(answer, nanos.getAsLong() - start);
        return CompletableFuture.completedFuture(answer);
    }

    private void tell(ScoreAnswer answer, long took) {
        switch (answer) {
            case ScoreAnswer.Scored scored -> meter.outcome("scored", Optional.empty(), scored.body().path("sides").asText("none"), took);
            case ScoreAnswer.Refused refused -> meter.outcome("refused", Optional.of(refused.reason()), "none", took);
            case ScoreAnswer.Unavailable unavailable -> meter.outcome("unavailable", Optional.of(unavailable.reason()), "none", took);
            case ScoreAnswer.Rejected rejected -> meter.outcome("rejected", Optional.of(rejected.code()), "none", took);
        }
    }
}
