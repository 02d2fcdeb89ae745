package io.riskmesh.gateway.scoring.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.iso.IsoAdapter;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.record.KeptAnswer;
import io.riskmesh.gateway.scoring.record.RecordIds;
import io.riskmesh.gateway.scoring.request.ScoreRequestReader;
import io.riskmesh.ledger.reason.GatewayReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/// Both doors of the score path. Thread-safe.
public final class PathDesk implements ScoreDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_KEY = 128;

    private final PathPlan plan;
    private final ScorePath path;
    private final ScoreRequestReader reader;
    private final IsoAdapter iso;

    public PathDesk(PathPlan plan) {
        this.plan = plan;
        ScoringMeter meter = ScoringMeter.all(List.of(plan.stats(), plan.meter()));
        PayloadMaker payloads = new PayloadMaker(plan.random(), plan.clock());
        Breaker breaker = new Breaker(plan.nanos());
        plan.sessions().preferring(breaker::wouldAllow); // while one scorer is away, another that has the model takes its requests
        EnclaveAsking asking = new EnclaveAsking(plan.ledger().party(), plan.leaves(), plan.features(), plan.peers(), plan.sessions(), payloads,
                plan.notes()::accept, meter, breaker, plan.random(), plan.loop());
        this.path = new ScorePath(plan.ledger(), plan.terms(), plan.index(), asking, payloads, plan.sessions(), plan.log(), plan.parts(), plan.ids(),
                meter, plan.stats(), plan.nanos(), new ScorePath.Threads(plan.loop(), plan.sql(), plan.compute(), plan.alarms()));
        this.reader = new ScoreRequestReader(name -> plan.terms().signals().contains(name) || plan.leaves().isPayerFeature(name));
        this.iso = new IsoAdapter(plan.iso());
    }

    @Override
    public CompletionStage<ScoreAnswer> score(Ask ask, byte[] body) {
        return body.length > MOST_JSON_BYTES ? tooLarge() : checked(ask).orElseGet(() -> path.score(ask, body, "json", reader::read));
    }

    @Override
    public CompletionStage<ScoreAnswer> iso20022(Ask ask, String contentType, byte[] body) {
        if (body.length > MOST_ISO_BYTES) {
            return tooLarge();
        }
        boolean xml = contentType.startsWith("application/xml");
        if (!xml && !contentType.startsWith("application/json")) {
            return rejected(GatewayReason.UNSUPPORTED_MEDIA_TYPE, "expected application/xml or application/json");
        }
        AtomicReference<Map<String, String>> echo = new AtomicReference<>(Map.of());
        return checked(ask).orElseGet(() -> path.score(ask, body, "iso", bytes -> {
            IsoAdapter.Adapted adapted = iso.read(xml, bytes, ask.idempotencyKey());
            echo.set(adapted.echo());
            return adapted.request();
        }).thenApply(answer -> withEcho(answer, echo.get())));
    }

    private static ScoreAnswer withEcho(ScoreAnswer answer, Map<String, String> echo) {
        if (answer instanceof ScoreAnswer.Scored(String id, JsonNode body, boolean replayed)) {
            ObjectNode whole = body.deepCopy();
            ObjectNode named = whole.putObject("echo");
            echo.forEach(named::put);
            return new ScoreAnswer.Scored(id, whole, replayed);
        }
        return answer;
    }

    // A key of another form could not be told from another one by its digest.
    private static Optional<CompletionStage<ScoreAnswer>> checked(Ask ask) {
        String key = ask.idempotencyKey();
        boolean good = !key.isEmpty() && key.length() <= MOST_KEY && key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return good ? Optional.empty() : Optional.of(rejected(GatewayReason.IDEMPOTENCY_KEY_MISSING, "expected an Idempotency-Key of 1 to 128 visible characters"));
    }

    private static CompletionStage<ScoreAnswer> tooLarge() {
        return rejected(GatewayReason.PAYLOAD_TOO_LARGE, "the body is longer than documented");
    }

    private static CompletionStage<ScoreAnswer> rejected(GatewayReason code, String detail) {
        return CompletableFuture.completedFuture(new ScoreAnswer.Rejected(code, detail, List.of()));
    }

    @Override
    public Optional<JsonNode> get(ReceiptReader who, String scoreId) throws IOException {
        OptionalLong index = plan.ids().index(RecordIds.Kind.SCORE, scoreId);
        Optional<LogRecord> record = index.isEmpty() ? Optional.empty() : plan.log().read(index.getAsLong());
        if (record.isEmpty() || (record.get().head().kind() != RecordKind.SCORED && record.get().head().kind() != RecordKind.REFUSED)) {
            return Optional.empty();
        }
        Optional<KeptAnswer> kept = KeptAnswer.of(record.get(), plan.parts());
        boolean mayRead = kept.isPresent() && (who.ofAll() || kept.get().owner().equals(KeptAnswer.owner(who.subject())));
        return mayRead ? Optional.of(document(kept.get().answer(record.get(), plan.ids(), true))) : Optional.empty();
    }

    private static JsonNode document(ScoreAnswer answer) {
        return switch (answer) {
            case ScoreAnswer.Scored scored -> scored.body();
            case ScoreAnswer.Refused refused -> JSON.createObjectNode().put("scoreId", refused.scoreId()).put("outcome", "refused")
                    .put("reason", refused.reason().code()).put("detail", refused.detail());
            case ScoreAnswer.Unavailable _, ScoreAnswer.Rejected _ -> throw new IllegalStateException("The log holds scores and refusals");
        };
    }

    @Override
    public JsonNode stats() {
        ObjectNode out = plan.stats().document();
        out.put("featuresMissing", plan.features().missing());
        return out;
    }
}
