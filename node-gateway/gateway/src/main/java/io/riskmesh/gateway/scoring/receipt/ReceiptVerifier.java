package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Verifies receipts in eight steps against a ledger that was verified. What no step looks at it says.
public final class ReceiptVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WITHOUT_RECEIPT = "the receipt cannot be read";

    private final FactsOfLedger facts;

    public ReceiptVerifier(FactsOfLedger facts) {
        this.facts = facts;
    }

    /// @param body a receipt's document
    public ReceiptDesk.Found verify(byte[] body) throws IOException {
        try {
            PresentedReceipt presented = ReceiptJsonReader.read(body);
            return new ReceiptDesk.Found.Document(document(steps(presented)));
        } catch (InvalidRequest e) {
            return new ReceiptDesk.Found.Not(GatewayReason.INVALID_REQUEST, e.getMessage());
        }
    }

    private Map<String, StepResult> steps(PresentedReceipt presented) throws IOException {
        Map<String, StepResult> results = new LinkedHashMap<>();
        Optional<ScoreReceipt> receipt = read(presented.bytes());
        results.put("receipt", StepResult.of(receipt.isPresent(), "strictly decoded", "malformed_fact"));
        if (receipt.isEmpty()) {
            for (String step : new String[] {"inclusion", "checkpoint", "anchor", "enclave", "authorisations", "model", "opening"}) {
                results.put(step, new StepResult.NotChecked(WITHOUT_RECEIPT));
            }
            return results;
        }
        ReceiptSteps steps = new ReceiptSteps(presented, receipt.get(), facts);
        results.put("inclusion", steps.inclusion());
        results.put("checkpoint", steps.checkpointSignature());
        results.put("anchor", steps.anchor());
        results.put("enclave", steps.enclave());
        results.put("authorisations", steps.authorisations());
        results.put("model", steps.model());
        results.put("opening", steps.opening());
        return results;
    }

    private static Optional<ScoreReceipt> read(byte[] bytes) {
        try {
            return LogEntry.decode(bytes) instanceof ScoreReceipt receipt ? Optional.of(receipt) : Optional.empty();
        } catch (MalformedFact _) {
            return Optional.empty();
        }
    }

    private ObjectNode document(Map<String, StepResult> results) {
        ObjectNode out = JSON.createObjectNode();
        ArrayNode steps = out.putArray("steps");
        int number = 1;
        for (Map.Entry<String, StepResult> result : results.entrySet()) {
            ObjectNode step = steps.addObject().put("step", number++).put("name", result.getKey()).put("result", result.getValue().text());
            if (result.getValue() instanceof StepResult.Verified(String note)) {
                step.put("note", note);
            }
        }
        out.put("result", result(results)).put("ledger", facts.trust());
        return out;
    }

    /// `verified`, `partly_verified`, or `does_not_verify` with the first failure.
    private static String result(Map<String, StepResult> results) {
        for (StepResult result : results.values()) {
            if (result instanceof StepResult.Failed) {
                return "does_not_verify";
            }
        }
        return results.values().stream().allMatch(StepResult.Verified.class::isInstance) ? "verified" : "partly_verified";
    }
}
