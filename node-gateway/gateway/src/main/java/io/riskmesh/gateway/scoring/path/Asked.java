package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.meter.Stage;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.trace.OpenSpan;
import io.riskmesh.gateway.trace.SpanName;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Map;
import java.util.Optional;

/// One request on its way.
///
/// @param subject of the caller
/// @param key digest of subject and idempotency key
/// @param body digest of the request's bytes
/// @param payee the payee's bank, if it is another member
/// @param span of the score; its stages are within it
record Asked(String subject, Digest key, Digest body, ScoreRequest request, Optional<PartyId> payee, Deadline deadline,
        OpenSpan span) {

    /// A stage of it ended and took so long.
    void stage(ScoringMeter meter, Stage stage, long nanos) {
        meter.stage(stage, nanos);
        span.past(SpanName.ofStage(stage.label()), nanos, Map.of());
    }

    @Override
    public String toString() {
        return "Asked[" + key + "]";
    }
}
