package io.riskmesh.gateway.scoring.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.scoring.ScoreReason;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.live.LedgerTrust;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.ledger.receipt.ScoreReceipt;

/// The answer to a caller, as `experience.md` section 2.5 shows it, without the ids that the log gives.
final class AnswerDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOINT = "joint";

    private AnswerDocument() {}

    static ObjectNode of(Outcome.Done done, ScoreReceipt receipt, long latencyMs, LedgerTrust trust) {
        Leave.Given leave = done.leave();
        ScoringPolicy policy = leave.policy();
        ObjectNode out = JSON.createObjectNode().put("outcome", "scored").put("scorePpm", done.score().scorePpm())
                .put("decisionBand", receipt.decisionBand()).put("sides", sides(receipt));
        ArrayNode reasons = out.putArray("reasons");
        for (ScoreReason reason : done.score().reasons()) {
            reasons.add(reason(reason, policy));
        }
        out.put("modelVersion", policy.model().name() + "@" + policy.model().version()).put("modelDigest", leave.model().fileDigest().hex())
                .put("policyVersion", policy.version());
        out.set("attestation", attestation(leave.session()));
        out.put("latencyMs", latencyMs);
        out.set("trust", trust.document());
        return out;
    }

    static String sides(ScoreReceipt receipt) {
        return receipt.sides().equals(JOINT) ? "both" : receipt.sides();
    }

    private static ObjectNode reason(ScoreReason reason, ScoringPolicy policy) {
        ObjectNode out = JSON.createObjectNode();
        if (reason.feature() == ScoreReason.OTHER_SIDE) {
            out.put("code", "other-side").put("side", "payee").putNull("feature");
        } else {
            String feature = policy.reasonTable().get(Math.min(reason.feature(), policy.reasonTable().size() - 1));
            out.put("code", feature).put("side", "payer").put("feature", feature);
        }
        return out.put("direction", reason.raises() ? "raises" : "lowers");
    }

    private static ObjectNode attestation(LiveSession session) {
        return JSON.createObjectNode().put("kind", session.verdict().kind()).put("verdict", session.verdict().word())
                .put("status", session.verdict().status()).put("epoch", session.instance().epoch())
                .put("ref", session.session().terms().evidence().hex());
    }
}
