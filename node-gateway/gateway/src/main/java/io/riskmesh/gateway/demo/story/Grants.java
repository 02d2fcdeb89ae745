package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.consortium.Founding;
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
    static final String DATASET = Founding.DATASET;
    static final String PURPOSE = "fraud-detection";

    private static final String TRAIN = "TRAIN";
    // An authorisation with this duty quotes who learns what in joint training.
    private static final String JOINT_TRAINING = "joint-training";
    private static final int MOST_ROUNDS = 500;
    private static final int FEWEST_BANKS = 3;
    private static final Duration LENGTH = Duration.ofDays(90);

    /// A grant of each bank to all; the first who asks has both roles, tries to approve too, and may not.
    ///
    void toTrain() throws Stopped, InterruptedException {
        ofEachBank(DATASET, TRAIN, List.of(), List.of());
        ofEachBank(Founding.BOTH_SIDES, TRAIN, List.of(), List.of(JOINT_TRAINING));
    }

    /// @param images enclave images
    void toScore(List<String> images) throws Stopped, InterruptedException {
        ofEachBank(DATASET, "SCORE", images, List.of());
    }

    private void ofEachBank(String dataset, String action, List<String> images, List<String> duties) throws Stopped, InterruptedException {
        for (DemoMember bank : consortium.banks()) {
            boolean both = bank.equals(consortium.first());
            String person = both ? "operator2" : "operator";
            JsonNode asked = consortium.write(bank, person, ApiRequest.path("authorizations"), request(bank, dataset, action, images, duties));
            String approval = asked.path("id").asText();
            if (both) {
                Consortium.expect(consortium.decide(bank, person, approval, "approve"), "four_eyes");
            }
            consortium.decide(bank, "approver", approval, "approve").orStop();
            consortium.until(bank, "approver", ApiRequest.path("approvals", approval), view -> view.path("state").asText().equals("effective"),
                    bank.name() + "'s grant in a block");
        }
    }

    /// Ends the newest live grant of a bank to train on payers' sides, by one person.
    String revokeTraining(DemoMember bank) throws Stopped, InterruptedException {
        JsonNode grants = consortium.get(bank, "approver", ApiRequest.query(ApiRequest.path("authorizations"),
                Map.of("party", bank.party().value(), "state", "active"))).path("items");
        for (JsonNode grant : grants) {
            boolean allows = false;
            for (JsonNode allowed : grant.path("actions")) {
                allows |= allowed.asText().equals(TRAIN);
            }
            if (allows && grant.path("dataset").asText().equals(DATASET)) {
                String name = grant.path("grant").asText();
                consortium.write(bank, "approver", ApiRequest.path("authorizations", name, "revocations"),
                        Consortium.object().put("reasonCode", "withdrawn"));
                consortium.until(consortium.first(), "operator", ApiRequest.path("authorizations", name),
                        view -> view.path("state").asText().equals("revoked"), "the revocation at " + consortium.first().name());
                return name;
            }
        }
        throw Stopped.refused("expected a live grant of " + bank.name() + " to train, found none");
    }

    private ObjectNode request(DemoMember bank, String dataset, String action, List<String> images, List<String> duties) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode body = Consortium.object().put("assigner", bank.party().value()).put("dataset", dataset).put("purpose", PURPOSE)
                .put("validFrom", now.minus(Duration.ofHours(1)).toString()).put("validUntil", now.plus(LENGTH).toString())
                .put("maxRounds", MOST_ROUNDS).put("minContributors", FEWEST_BANKS).put("legalBasis", "contract");
        consortium.banks().forEach(member -> body.withArray("assignees").add(member.party().value()));
        body.putArray("actions");
        if (action.equals(TRAIN) && dataset.equals(DATASET)) {
            body.withArray("actions").add("CONTRIBUTE"); // what is trained may be measured
        }
        body.withArray("actions").add(action);
        images.forEach(body.putArray("referenceValues")::add);
        duties.forEach(duty -> body.withArray("duties").addObject().put("code", duty).put("value", "accepted"));
        return body;
    }
}
