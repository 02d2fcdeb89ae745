package io.riskmesh.gateway.api.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Ids;
import io.riskmesh.gateway.api.request.FieldError;
import io.riskmesh.gateway.api.request.Fault;
import io.riskmesh.gateway.api.request.Guarded;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// `/sandbox/scores`: answers of the same form as a score's, from a made-up model. Simulated, never recorded, never anchored.
public final class SandboxResource {
    private static final Set<String> SIGNALS = Set.of("device_new", "payee_new");
    private static final Digest MODEL = Digest.of("sandbox-model", "points/1".getBytes(StandardCharsets.US_ASCII));
    private static final int DEFAULT_REASONS = 3;

    private final LiveLedger ledger;
    private final Ids ids;

    public SandboxResource(LiveLedger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /// Scores a payment.
    public ApiAnswer score(ApiCall call, Input input) {
        boolean known = input.body().path("signals").properties().stream().allMatch(signal -> SIGNALS.contains(signal.getKey()));
        if (!known) {
            return new ApiAnswer.Refused(Guarded.problem(List.of(new FieldError("/signals", Fault.UNKNOWN_FIELD))));
        }
        SandboxModel.Result result = SandboxModel.score(input.body());
        ObjectNode score = JsonNodeFactory.instance.objectNode().put("scoreId", ids.next("sbx")).put("outcome", "scored")
                .put("scorePpm", result.scorePpm()).put("decisionBand", result.band()).put("sides", "payer-only");
        ArrayNode reasons = score.putArray("reasons");
        result.reasons().stream().limit(input.body().path("explain").asInt(DEFAULT_REASONS)).forEach(reason -> reasons.addObject()
                .put("code", reason.code()).put("side", "payer").put("feature", reason.feature()).put("direction", "raises"));
        score.put("modelVersion", "sandbox@1").put("modelDigest", MODEL.hex()).put("policyVersion", 0);
        score.putObject("attestation").put("kind", "none").put("verdict", "simulated").putNull("status").put("epoch", 0).put("ref", "");
        score.putObject("receipt").put("receiptId", ids.next("sbx")).put("state", "sequenced");
        score.put("latencyMs", 0);
        score.set("trust", ledger.trust().document());
        return ApiAnswer.ok(score);
    }
}
