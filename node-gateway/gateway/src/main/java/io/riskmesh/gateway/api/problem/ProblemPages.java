package io.riskmesh.gateway.api.problem;

import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.ProblemStatus;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/// `/problems/{code}`: where the `type` of a problem leads. Codes and sentences are the registry's, so nothing needs escaping.
public final class ProblemPages {
    private final ProblemTexts texts;

    public ProblemPages(ProblemTexts texts) {
        this.texts = texts;
    }

    /// The page of one code.
    public ApiAnswer get(ApiCall call, Input input) {
        return texts.find(input.path("code")).<ApiAnswer>map(code -> new ApiAnswer.Bytes(200, "text/html; charset=utf-8",
                        page(code).getBytes(StandardCharsets.UTF_8), Map.of("content-security-policy", "default-src 'none'")))
                .orElseGet(() -> new ApiAnswer.Refused(Problem.of(LedgerReason.NOT_FOUND, "There is no such code.")));
    }

    private String page(ReasonCode code) {
        OptionalInt status = ProblemStatus.find(code);
        String where = status.isPresent() ? "HTTP status " + status.getAsInt()
                : "Answers no request; stands in a run's state, a peer's refusal, a report or a log";
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + code.code() + "</title></head>\n<body><h1>"
                + code.code() + "</h1>\n<p>" + texts.sentence(code) + "</p>\n<p>" + where + ". Group: "
                + code.getClass().getSimpleName().replace("Reason", "") + ".</p></body></html>\n";
    }
}
