package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Each bank's grants, by two persons of that bank.
record Grants(Consortium consortium, InstantSource clock) {
    static final String DATASET = "payments";
    static final String PURPOSE = "fraud-detection";

    private static final int MOST_ROUNDS = 500;
    private static final int FEWEST_BANKS = 3;
    private static final Duration LENGTH = Duration.ofDays(90);

    /// A grant of each bank to all; the first who asks has both roles, tries to approve too, and may not.
    ///
    /// @param action `TRAIN` or `SCORE`
    /// @param images enclave images, for `SCORE`
    void ofEachBank(String action, List<String> images) throws Stopped, InterruptedException {
        for (DemoMember bank : consortium.banks()) {
            boolean both = bank.equals(consortium.first());
            String person = both ? "operator2" : "operator";
            JsonNode asked = consortium.write(bank, person, ApiRequest.path("authorizations"), request(bank, action, images));
            String approval = asked.path("id").asText();
            if (both) {
                Consortium.expect(consortium.decide(bank, person, approval, "approve"), "four_eyes");
            }
            consortium.decide(bank, "approver", approval, "approve").orStop();
            consortium.until(bank, "approver", ApiRequest.path("approvals", approval), view -> view.path("state").asText().equals("effective"),
                    bank.name() + "'s grant in a block");
        }
    }

    /// Ends the newest live grant of a bank for that action, by one person.
    String revoke(DemoMember bank, String action) throws Stopped, InterruptedException {
        JsonNode grants = consortium.get(bank, "approver", ApiRequest.query(ApiRequest.path("authorizations"),
                Map.of("party", bank.party().value(), "state", "active"))).path("items");
        for (JsonNode grant : grants) {
            boolean allows = false;
            for (JsonNode allowed : grant.path("actions")) {
                allows |= allowed.asText().equals(action);
            }
            if (allows) {
                String name = grant.path("grant").asText();
                consortium.write(bank, "approver", ApiRequest.path("authorizations", name, "revocations"),
                        Consortium.object().put("reasonCode", "withdrawn"));
                consortium.until(consortium.first(), "operator", ApiRequest.path("authorizations", name),
                        view -> view.path("state").asText().equals("revoked"), "the revocation at " + consortium.first().name());
                return name;
            }
        }
        throw Stopped.refused("expected a live grant of " + bank.name() + " for " + action + ", found none");
    }

    private ObjectNode request(DemoMember bank, String action, List<String> images) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode body = Consortium.object().put("assigner", bank.party().value()).put("dataset", DATASET).put("purpose", PURPOSE)
                .put("validFrom", now.minus(Duration.ofHours(1)).toString()).put("validUntil", now.plus(LENGTH).toString())
                .put("maxRounds", MOST_ROUNDS).put("minContributors", FEWEST_BANKS).put("legalBasis", "contract");
        consortium.banks().forEach(member -> body.withArray("assignees").add(member.party().value()));
        body.putArray("actions");
        if (action.equals("TRAIN")) {
            body.withArray("actions").add("CONTRIBUTE"); // what is trained may be measured
        }
        body.withArray("actions").add(action);
        images.forEach(body.putArray("referenceValues")::add);
        return body;
    }
}
