package io.riskmesh.verifier.receipts.steps;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the eight steps said of one receipt (`experience.md` section 2.7). What no step looked at it says.
///
/// @param receipt empty if its bytes are none
/// @param steps by name, in their order
public record ReceiptProof(Optional<ScoreReceipt> receipt, Map<String, StepResult> steps) {
    private static final String WITHOUT_RECEIPT = "the receipt cannot be read";
    private static final List<String> AFTER_THE_FIRST =
            List.of("inclusion", "checkpoint", "anchor", "enclave", "authorisations", "model", "opening");

    public ReceiptProof {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /// Takes all steps.
    ///
    /// @param facts of a ledger that was verified
    public static ReceiptProof of(PresentedReceipt presented, FactsOfLedger facts) throws IOException {
        Map<String, StepResult> results = new LinkedHashMap<>();
        Optional<ScoreReceipt> receipt = read(presented.bytes());
        results.put("receipt", StepResult.of(receipt.isPresent(), "strictly decoded", "malformed_fact"));
        if (receipt.isEmpty()) {
            AFTER_THE_FIRST.forEach(step -> results.put(step, new StepResult.NotChecked(WITHOUT_RECEIPT)));
            return new ReceiptProof(receipt, results);
        }
        ReceiptSteps steps = new ReceiptSteps(presented, receipt.get(), facts);
        results.put("inclusion", steps.inclusion());
        results.put("checkpoint", steps.checkpointSignature());
        results.put("anchor", steps.anchor());
        results.put("enclave", steps.enclave());
        results.put("authorisations", steps.authorisations());
        results.put("model", steps.model());
        results.put("opening", steps.opening());
        return new ReceiptProof(receipt, results);
    }

    private static Optional<ScoreReceipt> read(byte[] bytes) {
        try {
            return LogEntry.decode(bytes) instanceof ScoreReceipt receipt ? Optional.of(receipt) : Optional.empty();
        } catch (MalformedFact _) {
            return Optional.empty();
        }
    }

    /// Whether a step failed.
    public boolean failed() {
        return steps.values().stream().anyMatch(StepResult.Failed.class::isInstance);
    }

    /// `verified`, `partly_verified`, or `does_not_verify`.
    public String result() {
        if (failed()) {
            return "does_not_verify";
        }
        return steps.values().stream().allMatch(StepResult.Verified.class::isInstance) ? "verified" : "partly_verified";
    }
}
