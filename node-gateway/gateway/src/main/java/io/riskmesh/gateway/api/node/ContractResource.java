package io.riskmesh.gateway.api.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;

/// `/openapi.json`.
public final class ContractResource {
    private final ObjectNode contract;
    private final String tag;

    public ContractResource(ObjectNode contract) {
        this.contract = contract;
        this.tag = Digest.of("etag", contract.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /// The contract.
    public ApiAnswer get(ApiCall call, Input input) {
        return Answers.tagged(call, tag, contract);
    }
}
