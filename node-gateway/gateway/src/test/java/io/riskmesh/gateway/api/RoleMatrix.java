package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.LiveConsortium.ALDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.openapi.Access;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Every operation in every role, about what exists.
record RoleMatrix(Conversation talk, ExistingCalls existing) {

    /// Calls every cell: who may read reads, who may not is told so.
    ///
    /// @return how many cells refuse
    int call() throws Exception {
        int refused = 0;
        int allowed = 0;
        for (Operation operation : Operation.values()) {
            for (Role role : Role.values()) {
                Ask ask = existing.call(operation, "cal;" + role.word());
                if (operation == Operation.STREAM_EVENTS) {
                    assertEquals(200, talk.streamed(ALDER, ask));
                    allowed++;
                } else if (operation.access() != Access.ROLE || operation.roles().contains(role)) {
                    allowed(ask, role);
                    allowed++;
                } else {
                    talk.refused("forbidden_role", ALDER, ask);
                    refused++;
                }
            }
        }
        System.out.println(allowed + " cells allowed, " + refused + " cells refused");
        return refused;
    }

    private void allowed(Ask ask, Role role) throws Exception {
        HttpResponse<byte[]> answer = talk.ask(ALDER, ask);
        String cell = role.word() + " " + ask.operation().operationId() + " " + new String(answer.body(), StandardCharsets.UTF_8);
        // Within a decision and a transition the object says more of who may do what.
        boolean decides = ask.operation() == Operation.DECIDE_APPROVAL || ask.operation() == Operation.TRANSITION_MODEL;
        assertTrue(decides || !Conversation.json(answer).path("code").asText().equals("forbidden_role"), cell);
        assertTrue(!ask.operation().method().equals("GET") || answer.statusCode() == 200, cell);
    }
}
