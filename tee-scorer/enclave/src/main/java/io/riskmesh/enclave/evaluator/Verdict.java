package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.incentive.evaluation.EvaluationResult;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.field.FactWriter;
import java.util.Map;

/// What one bank is answered, in canonical JSON: `{report, labels, shared}` with the report's own fields as `recordContribution` takes
/// them, or `{code, detail}`.
final class Verdict {

    private Verdict() {}

    static byte[] of(ContributionReport report, EvaluationResult.PartyStatement statement) {
        FactWriter out = new FactWriter().object("report", Facts.ownFields(report));
        out.nested("labels", statement.labels(), (labels, fields) -> fields.integer("rows", labels.rows())
                .i64("firstTreePpm", labels.firstTreePpm()).i64("lastTreePpm", labels.lastTreePpm()).i64("holdoutPpm", labels.holdoutPpm()));
        out.objects("shared", java.util.List.copyOf(statement.shared().entrySet()), Verdict::shared);
        return CanonicalJson.encode(out.object());
    }

    private static void shared(Map.Entry<PartyId, Long> with, FactWriter out) {
        out.party("party", with.getKey()).integer("rows", with.getValue());
    }

    static byte[] refused(RefusedBody refusal) {
        return CanonicalJson.encode(new FactWriter().id("code", refusal.code()).text("detail", refusal.detail()).object());
    }
}
