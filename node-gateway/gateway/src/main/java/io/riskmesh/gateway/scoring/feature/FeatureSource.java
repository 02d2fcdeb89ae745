package io.riskmesh.gateway.scoring.feature;

import io.riskmesh.gateway.scoring.request.ScoreRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where a bank's features come from. Never waits, never fails: an entity that is unknown, or whose row is too old, has all its
/// features missing. Thread-safe.
public interface FeatureSource {

    /// Features of one side of a payment.
    ///
    /// @param names in the order of the model's file; a name that the source does not know is missing
    CompletionStage<FeatureRow> features(Side side, ScoreRequest.Payment payment, List<String> names);

    /// Rows that were missing or too old since the start.
    long missing();
}
