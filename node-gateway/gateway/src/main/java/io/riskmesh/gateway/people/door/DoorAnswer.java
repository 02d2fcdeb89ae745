package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.http.Problem;
import java.util.List;
import java.util.Optional;

/// What a browser gets at the door.
///
/// @param location where it goes on
/// @param cookies whole `Set-Cookie` values
/// @param body a document of `contentType`, or empty
record DoorAnswer(int status, Optional<String> location, List<String> cookies, String contentType, String body) {
    private static final int FOUND = 302;
    private static final int OK = 200;

    static DoorAnswer redirect(String location, List<String> cookies) {
        return new DoorAnswer(FOUND, Optional.of(location), cookies, "text/plain", "");
    }

    static DoorAnswer document(ObjectNode body, List<String> cookies) {
        return new DoorAnswer(OK, Optional.empty(), cookies, "application/json", body.toString());
    }

    static DoorAnswer problem(Problem problem) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "/problems/" + problem.code().code())
                .put("status", problem.status()).put("code", problem.code().code()).put("detail", problem.detail());
        return new DoorAnswer(problem.status(), Optional.empty(), List.of(Cookies.clear(Cookies.LOGIN)), "application/problem+json",
                body.toString());
    }
}
