package io.riskmesh.gateway.tee.scorer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.gateway.output.Answer;
import java.util.List;

/// What `tee scorer start`, `status` and `stop` answer, and those of `tee evaluator`; the notice stands in each.
public final class ScorerState {

    private ScorerState() {}

    /// A scorer that runs.
    ///
    /// @param state `started`, `ran before` or `running`
    public static Answer running(SimulatedScorer.Kind enclave, String state, int port, ScorerStatus status) {
        ObjectNode document = document(enclave, status.kind(), state).put("port", port).put("measurement", status.measurement().hex());
        var epochs = document.putArray("epochs");
        for (ScorerStatus.Epoch epoch : status.epochs()) {
            epochs.addObject().put("instance", epoch.instance()).put("epoch", epoch.epoch())
                    .put("mandateHeight", epoch.mandateHeight()).put("models", epoch.models().size())
                    .put("sessions", epoch.sessions()).put("receipts", epoch.receipts());
        }
        return new Answer(document, List.of(), List.of("kind", "state", "port", "measurement", "epochs"),
                List.of(List.of(status.kind(), state, Integer.toString(port), status.measurement().hex(),
                        Integer.toString(status.epochs().size()))), List.of(enclave.notice()));
    }

    /// No scorer.
    ///
    /// @param state `stopped` or `did not run`
    public static Answer absent(SimulatedScorer.Kind enclave, String state) {
        return new Answer(document(enclave, "simulated", state), List.of(state), List.of(), List.of(), List.of(enclave.notice()));
    }

    /// What this machine can attest with, and whether a simulated scorer runs.
    ///
    /// @param platform what Gramine says it attests with, `none` without it
    public static Answer machine(String platform, String scorer) {
        ObjectNode document = document(SimulatedScorer.Kind.SCORER, "simulated", scorer).put("platform", platform);
        return new Answer(document, List.of(), List.of("platform", "simulated scorer"), List.of(List.of(platform, scorer)),
                List.of(SimulatedScorer.NOTICE));
    }

    private static ObjectNode document(SimulatedScorer.Kind enclave, String kind, String state) {
        return new ObjectMapper().createObjectNode().put("kind", kind).put("notice", enclave.notice()).put("state", state);
    }
}
