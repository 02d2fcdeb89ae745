package io.riskmesh.gateway.node;

import io.riskmesh.gateway.ledger.client.SubmissionWatch;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanField;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.gateway.trace.Spans;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells metrics and traces of submissions to the ledger.
record SubmissionReport(Metrics metrics, Spans spans) implements SubmissionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionReport.class);

    @Override
    public void ended(String function, SubmitOutcome outcome, long nanos) {
        String word = switch (outcome) {
            case SubmitOutcome.Recorded _ -> "recorded";
            case SubmitOutcome.AlreadyRecorded _ -> "already_recorded";
            case SubmitOutcome.Refused _ -> "refused";
            case SubmitOutcome.Invalid invalid -> {
                metrics.count(Metric.LEDGER_INVALID_TOTAL, 1, invalid.validationCode());
                yield "invalid";
            }
            case null -> "unavailable";
        };
        metrics.time(Metric.LEDGER_SUBMIT_SECONDS, nanos, function, word);
        Map<SpanField, String> fields = Map.of(SpanField.FUNCTION, function, SpanField.OUTCOME, word);
        OpenSpan current = CurrentSpan.get();
        if (current.context().isPresent()) {
            current.past(SpanName.LEDGER_SUBMIT, nanos, fields);
        } else {
            spans.past(SpanName.LEDGER_SUBMIT, nanos, fields);
        }
    }

    @Override
    public void endorsersDiffered(String function) {
        metrics.count(Metric.LEDGER_ENDORSEMENT_MISMATCH_TOTAL, 1, function);
        LOG.atError().addKeyValue("function", function).log("ledger.endorsers-differ");
    }
}
