package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.Map;

/// Grants through a gateway: what `auth` calls when a profile is given.
record AuthApi(ProfileOptions profile, Terminal terminal) {

    ApiReply list() throws Stopped, InterruptedException {
        return profile.call(ApiRequest.get(ApiRequest.query(path(), Map.of("limit", "200"))), terminal);
    }

    ApiReply show(String grant) throws Stopped, InterruptedException {
        return profile.call(ApiRequest.get(ApiRequest.path("authorizations", grant)), terminal);
    }

    ApiReply request(JsonNode body, WaitOptions wait) throws Stopped, InterruptedException {
        return wait.call(ApiRequest.post(path(), body), profile, terminal);
    }

    ApiReply revoke(String grant, String reason, WaitOptions wait) throws Stopped, InterruptedException {
        return wait.call(ApiRequest.post(ApiRequest.path("authorizations", grant, "revocations"), reason(reason)), profile, terminal);
    }

    /// Approves or rejects what is asked for under that name.
    ApiReply decide(String grant, String decision, WaitOptions wait) throws Stopped, InterruptedException {
        JsonNode open = profile.call(ApiRequest.get(ApiRequest.query(ApiRequest.path("approvals"),
                Map.of("kind", "authorization", "limit", "200"))), terminal).json().path("items");
        for (JsonNode approval : open) {
            String subject = approval.path("subject").asText();
            boolean ofGrant = subject.equals(grant) || subject.startsWith(grant + ".");
            if (ofGrant && approval.path("state").asText().equals("second_person")) {
                ObjectNode body = reason("turned-down").put("decision", decision);
                body.set("subjectDigest", approval.path("subjectDigest"));
                return wait.call(ApiRequest.post(ApiRequest.path("approvals", approval.path("approvalId").asText(), "decisions"), body),
                        profile, terminal);
            }
        }
        throw Stopped.refused("REFUSED not_found nobody asks for " + grant + " here");
    }

    private static ObjectNode reason(String code) {
        return ApiVerb.object().put("reasonCode", code);
    }

    private static String path() {
        return ApiRequest.path("authorizations");
    }
}
