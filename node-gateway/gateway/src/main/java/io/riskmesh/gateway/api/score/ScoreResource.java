package io.riskmesh.gateway.api.score;

import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.problem.ProblemTexts;
import io.riskmesh.gateway.api.receipt.ReceiptResource;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/// `/scores`. Posts run on the event loop of their connection and come back to it.
public final class ScoreResource {
    private final ScoreDesk desk;
    private final ScoreAnswers answers;

    public ScoreResource(ScoreDesk desk, ProblemTexts texts) {
        this.desk = desk;
        this.answers = new ScoreAnswers(texts);
    }

    /// Scores a payment in JSON.
    public Future<ApiAnswer> score(ApiCall call) {
        return isType(call, "application/json") ? answered(desk.score(ask(call), call.body())) : wrongType();
    }

    /// Scores the payment of a message; its own id stands for a key that is not given.
    public Future<ApiAnswer> iso20022(ApiCall call) {
        boolean known = isType(call, "application/json") || isType(call, "application/xml");
        return known ? answered(desk.iso20022(ask(call), type(call), call.body())) : wrongType();
    }

    private Future<ApiAnswer> answered(CompletionStage<ScoreAnswer> stage) {
        Context context = Vertx.currentContext();
        return Future.fromCompletionStage(stage, context).map(answers::of);
    }

    private static ScoreDesk.Ask ask(ApiCall call) {
        return new ScoreDesk.Ask(call.caller().subject(), call.header("idempotency-key").orElse(""), call.traceId());
    }

    private static boolean isType(ApiCall call, String type) {
        return type(call).equals(type);
    }

    private static String type(ApiCall call) {
        return call.header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Future<ApiAnswer> wrongType() {
        return Future.succeededFuture(new ApiAnswer.Refused(
                Problem.of(GatewayReason.UNSUPPORTED_MEDIA_TYPE, "This operation takes another media type.")));
    }

    /// An earlier answer of the same caller.
    public ApiAnswer get(ApiCall call, Input input) throws IOException {
        return desk.get(ReceiptResource.reader(call.caller()), input.path("scoreId")).map(ApiAnswer::ok).orElseGet(Answers::notFound);
    }

    /// Figures of the last minute.
    public ApiAnswer stats(ApiCall call, Input input) {
        return ApiAnswer.ok(desk.stats());
    }
}
