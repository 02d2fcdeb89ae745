package io.riskmesh.gateway.api.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.ledger.reason.GatewayReason;
import java.io.IOException;
import java.util.List;

/// A handler that only sees requests which keep to the contract.
public final class Guarded implements ApiHandler {
    private final RequestCheck check;
    private final InputHandler handler;

    /// Answers a request that keeps to the contract.
    @FunctionalInterface
    public interface InputHandler {
        ApiAnswer handle(ApiCall call, Input input) throws LedgerUnavailable, IOException, InterruptedException;
    }

    public Guarded(RequestCheck check, InputHandler handler) {
        this.check = check;
        this.handler = handler;
    }

    @Override
    public ApiAnswer handle(ApiCall call) throws LedgerUnavailable, IOException, InterruptedException {
        return switch (check.check(call)) {
            case RequestCheck.Checked.Fit(Input input) -> handler.handle(call, input);
            case RequestCheck.Checked.Unfit(List<FieldError> errors) -> new ApiAnswer.Refused(problem(errors));
            case RequestCheck.Checked.OtherType _ -> new ApiAnswer.Refused(
                    Problem.of(GatewayReason.UNSUPPORTED_MEDIA_TYPE, "This operation takes application/json in UTF-8."));
        };
    }

    /// The problem that names the wrong places.
    public static Problem problem(List<FieldError> errors) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        errors.forEach(error -> list.addObject().put("pointer", error.pointer()).put("code", error.code().code()));
        return Problem.of(GatewayReason.INVALID_REQUEST, "The request is not one that this operation takes.").with("errors", list);
    }
}
