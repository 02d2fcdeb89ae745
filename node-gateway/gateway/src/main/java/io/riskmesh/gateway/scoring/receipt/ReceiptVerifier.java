package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.verifier.receipts.steps.FactsOfLedger;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import io.riskmesh.verifier.receipts.steps.ReceiptProof;
import io.riskmesh.verifier.receipts.steps.StepResult;
import java.io.IOException;
import java.util.Map;

/// Verifies receipts' documents against a ledger that was verified.
public final class ReceiptVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FactsOfLedger facts;

    public ReceiptVerifier(FactsOfLedger facts) {
        this.facts = facts;
    }

    /// What a document presents.
    ///
    /// @param body strict JSON
    public static PresentedReceipt read(byte[] body) throws InvalidRequest {
        return ReceiptJsonReader.read(body);
    }

    /// @param body a receipt's document
    public ReceiptDesk.Found verify(byte[] body) throws IOException {
        try {
            return new ReceiptDesk.Found.Document(document(ReceiptProof.of(read(body), facts)));
        } catch (InvalidRequest e) {
            return new ReceiptDesk.Found.Not(GatewayReason.INVALID_REQUEST, e.getMessage());
        }
    }

    private ObjectNode document(ReceiptProof proof) {
        ObjectNode out = JSON.createObjectNode();
        ArrayNode steps = out.putArray("steps");
        int number = 1;
        for (Map.Entry<String, StepResult> result : proof.steps().entrySet()) {
            ObjectNode step = steps.addObject().put("step", number++).put("name", result.getKey()).put("result", result.getValue().text());
            if (result.getValue() instanceof StepResult.Verified(String note)) {
                step.put("note", note);
            }
        }
        return out.put("result", proof.result()).put("ledger", facts.trust());
    }
}
