package io.riskmesh.gateway.api.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.ProblemStatus;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers of the common kinds.
public final class Answers {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,4})\"?(?:$|[,;\\s])");
    private static final long MOST_SECONDS = 30;
    private static final int TAG_DIGITS = 32;

    private Answers() {}

    /// What is not there, or not the caller's to see.
    public static ApiAnswer notFound() {
        return refused(LedgerReason.NOT_FOUND, "");
    }

    /// A refusal; without a detail the code's own sentence is its detail.
    public static ApiAnswer refused(ReasonCode code, String detail) {
        if (ProblemStatus.find(code).isPresent()) {
            return new ApiAnswer.Refused(Problem.of(code, detail));
        }
        // A code that answers no request, such as a run's: the request meets a state that does not allow it.
        return new ApiAnswer.Refused(Problem.of(GatewayReason.CONFLICT, detail)
                .with("reason", JsonNodeFactory.instance.textNode(code.code())));
    }

    /// A room's no.
    public static ApiAnswer refused(Refusal refusal) {
        return refused(refusal.code(), refusal.detail());
    }

    /// A document with a tag of height and content; 304 if the client has it.
    ///
    /// @param document its member `trust` is not part of the tag, but its height is
    public static ApiAnswer tagged(ApiCall call, ObjectNode document, long height) {
        ObjectNode content = document.deepCopy();
        content.remove("trust");
        return tagged(call, height + "-" + Digest.of("etag", content.toString().getBytes(StandardCharsets.UTF_8)).hex()
                .substring(0, TAG_DIGITS), document);
    }

    /// A document that has this tag; 304 if the client has it.
    public static ApiAnswer tagged(ApiCall call, String tag, ObjectNode document) {
        return has(call, tag) ? notModified(tag) : new ApiAnswer.Json(200, document, Map.of("etag", quoted(tag)));
    }

    /// Whether the client says that it has this.
    public static boolean has(ApiCall call, String tag) {
        return call.header("if-none-match").stream().flatMap(list -> Arrays.stream(list.split(",", -1))).map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(quoted(tag)) || one.equals("W/" + quoted(tag)));
    }

    /// 304.
    public static ApiAnswer notModified(String tag) {
        return new ApiAnswer.Bytes(304, "application/json", new byte[0], Map.of("etag", quoted(tag)));
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /// How long the caller wants to wait for a block: `Prefer: wait=5` (RFC 7240), at most 30 s; zero without it.
    public static Duration wait(ApiCall call) {
        Optional<Matcher> wait = call.header("prefer").map(WAIT::matcher).filter(Matcher::find);
        return wait.map(found -> Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(found.group(1))))).orElse(Duration.ZERO);
    }
}
