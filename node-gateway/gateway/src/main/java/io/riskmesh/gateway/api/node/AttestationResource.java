package io.riskmesh.gateway.api.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.scoring.desk.ScoringHealth;
import java.util.Optional;

/// `/attestation`.
public final class AttestationResource {
    private final LiveLedger ledger;
    private final Optional<ScoringHealth> scoring;

    public AttestationResource(LiveLedger ledger, Optional<ScoringHealth> scoring) {
        this.ledger = ledger;
        this.scoring = scoring;
    }

    /// By instance; none at a gateway that scores nothing.
    public ApiAnswer get(ApiCall call, Input input) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("instances");
        JsonNode rooms = scoring.map(ScoringHealth::attestation).orElse(document);
        ObjectNode answer = rooms instanceof ObjectNode object ? object.deepCopy() : document.set("instances", rooms);
        answer.set("trust", ledger.trust().document());
        return ApiAnswer.ok(answer);
    }
}
