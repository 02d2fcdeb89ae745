package io.riskmesh.gateway.api.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.problem.ProblemTexts;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.Map;

/// Outcomes of scoring in HTTP: whoever reads only the status never takes a refusal for a score.
final class ScoreAnswers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> REPLAYED = Map.of("idempotency-replayed", "true");

    private final ProblemTexts texts;

    ScoreAnswers(ProblemTexts texts) {
        this.texts = texts;
    }

    // Details of the room are not passed on: they might hold what was submitted, and bodies are not parsed here to look.
    ApiAnswer of(ScoreAnswer answer) {
        return switch (answer) {
            case ScoreAnswer.Scored(String _, JsonNode body, boolean replayed) ->
                new ApiAnswer.Json(200, body, replayed ? REPLAYED : Map.of());
            case ScoreAnswer.Refused(String scoreId, ReasonCode reason, String _, boolean _) -> new ApiAnswer.Refused(
                    problem(GatewayReason.SCORE_REFUSED, reason).with("scoreId", NODES.textNode(scoreId)));
            case ScoreAnswer.Unavailable(ReasonCode reason, String _, int retryAfterSeconds) -> new ApiAnswer.Refused(
                    problem(GatewayReason.SCORE_UNAVAILABLE, reason).with("retryAfterS", NODES.numberNode(Math.max(1, retryAfterSeconds))));
            case ScoreAnswer.Rejected(ReasonCode code, String _, List<ScoreAnswer.FieldError> errors) -> rejected(code, errors);
        };
    }

    private Problem problem(ReasonCode code, ReasonCode reason) {
        return Problem.of(code, texts.sentence(reason)).with("reason", NODES.textNode(reason.code()));
    }

    private ApiAnswer rejected(ReasonCode code, List<ScoreAnswer.FieldError> errors) {
        ApiAnswer answer = Answers.refused(code, texts.sentence(code));
        if (errors.isEmpty() || !(answer instanceof ApiAnswer.Refused(Problem problem))) {
            return answer;
        }
        ArrayNode list = NODES.arrayNode();
        errors.forEach(error -> list.addObject().put("pointer", error.pointer()).put("code", error.code()));
        return new ApiAnswer.Refused(problem.with("errors", list));
    }
}
