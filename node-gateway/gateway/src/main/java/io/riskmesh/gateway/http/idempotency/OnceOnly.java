package io.riskmesh.gateway.http.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A handler whose work is done once for each key; what a process that is gone left half done is done to its end. Refusals are given again to every request, as what was refused may be allowed by
/// then; so is what failed.
public final class OnceOnly implements ApiHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiHandler work;
    private final IdempotencyTable table;

    /// @param work that a request without a key does as often as it comes
    public OnceOnly(ApiHandler work, IdempotencyTable table) {
        this.work = work;
        this.table = table;
    }

    @Override
    public ApiAnswer handle(ApiCall call) throws LedgerUnavailable, IOException, InterruptedException {
        Optional<KeyedRequest> request = KeyedRequest.of(call);
        if (request.isEmpty()) {
            return work.handle(call);
        }
        return switch (table.claim(request.get())) {
            case Claim.Ours(Attempt attempt) -> first(call, request.get(), attempt);
            case Claim.Done(ApiAnswer.Bytes answer) -> replayed(answer);
            case Claim.InFlight _ -> refused(GatewayReason.IDEMPOTENCY_IN_FLIGHT, "The first request with this key is still at work.");
            case Claim.Reused _ -> refused(GatewayReason.IDEMPOTENCY_KEY_REUSED, "This key belongs to another request.");
        };
    }

    private ApiAnswer first(ApiCall call, KeyedRequest request, Attempt attempt) throws LedgerUnavailable, IOException, InterruptedException {
        boolean kept = false;
        try {
            ApiAnswer answer = Attempt.with(attempt, () -> Handled.by(work, call)).orThrow();
            Optional<ApiAnswer.Bytes> done = bytes(answer);
            if (done.isPresent()) {
                table.done(request, done.get());
                kept = true;
            }
            return answer;
        } finally {
            if (!kept) {
                giveBack(request, attempt);
            }
        }
    }

    // What is refused now says nothing of how far the process that is gone came: the next try has to find that out as well.
    private void giveBack(KeyedRequest request, Attempt attempt) throws StorageFailure {
        if (attempt.again()) {
            table.leave(request);
        } else {
            table.release(request);
        }
    }

    // What a handler did, carried out of the scope of its attempt.
    private record Handled(ApiAnswer answer, Exception failure) {
        static Handled by(ApiHandler work, ApiCall call) {
            try {
                return new Handled(work.handle(call), null);
            } catch (LedgerUnavailable | IOException | InterruptedException e) {
                return new Handled(null, e);
            }
        }

        ApiAnswer orThrow() throws LedgerUnavailable, IOException, InterruptedException {
            return switch (failure) {
                case null -> answer;
                case LedgerUnavailable e -> throw e;
                case IOException e -> throw e;
                case InterruptedException e -> throw e;
                case Exception e -> throw new IllegalStateException("A handler fails in three ways", e);
            };
        }
    }

    // Nothing of a refusal.
    private static Optional<ApiAnswer.Bytes> bytes(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Bytes bytes -> Optional.of(bytes);
            case ApiAnswer.Json json ->
                Optional.of(new ApiAnswer.Bytes(json.status(), "application/json", written(json), json.headers()));
            case ApiAnswer.Refused _ -> Optional.empty();
        };
    }

    private static byte[] written(ApiAnswer.Json json) {
        try {
            return JSON.writeValueAsBytes(json.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }

    private static ApiAnswer replayed(ApiAnswer.Bytes answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.put("idempotency-replayed", "true");
        return new ApiAnswer.Bytes(answer.status(), answer.contentType(), answer.body(), headers);
    }

    private static ApiAnswer refused(ReasonCode code, String detail) {
        return new ApiAnswer.Refused(Problem.of(code, detail));
    }
}
