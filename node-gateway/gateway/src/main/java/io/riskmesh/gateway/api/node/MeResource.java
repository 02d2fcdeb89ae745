package io.riskmesh.gateway.api.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.openapi.Role;

/// `/me`.
public final class MeResource {
    private final CsrfTokens tokens;

    public MeResource(CsrfTokens tokens) {
        this.tokens = tokens;
    }

    /// Who calls.
    public ApiAnswer get(ApiCall call, Input input) {
        ObjectNode me = JsonNodeFactory.instance.objectNode().put("subject", call.caller().subject())
                .put("party", call.caller().party().value());
        ArrayNode roles = me.putArray("roles");
        call.caller().roles().stream().sorted().map(Role::word).forEach(roles::add);
        me.put("csrf", tokens.of(call).orElse(null));
        return ApiAnswer.ok(me);
    }
}
