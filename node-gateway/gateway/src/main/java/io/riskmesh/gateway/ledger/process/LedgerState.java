package io.riskmesh.gateway.ledger.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.output.Answer;
import java.util.List;

/// What `start`, `status` and `stop` answer.
public final class LedgerState {
    private static final String EMBEDDED = "ledger: embedded, trust: single operator";

    private LedgerState() {}

    /// @param fresh whether it was started now
    public static Answer started(ConnectionProfile profile, boolean fresh) {
        return running(profile, fresh ? "started" : "ran before");
    }

    /// A ledger that runs.
    public static Answer running(ConnectionProfile profile) {
        return running(profile, "running");
    }

    /// @param ran whether there was one to stop
    public static Answer stopped(boolean ran) {
        String state = ran ? "stopped" : "did not run";
        ObjectNode document = new ObjectMapper().createObjectNode().put("ledger", EMBEDDED).put("state", state);
        return new Answer(document, List.of(state), List.of(), List.of(), List.of(EMBEDDED));
    }

    private static Answer running(ConnectionProfile profile, String state) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("ledger", profile.trustLabel()).put("state", state)
                .put("endpoint", profile.endpoint()).put("channel", profile.channel()).put("processId", profile.processId());
        profile.banks().forEach(document.putArray("banks")::add);
        profile.regulators().forEach(document.putArray("regulators")::add);
        return new Answer(document, List.of(), List.of("state", "endpoint", "channel", "process", "banks", "regulators"),
                List.of(List.of(state, profile.endpoint(), profile.channel(), Long.toString(profile.processId()),
                        String.join(" ", profile.banks()), String.join(" ", profile.regulators()))), List.of(profile.trustLabel()));
    }
}
