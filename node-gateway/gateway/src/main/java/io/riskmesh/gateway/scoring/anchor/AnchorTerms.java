package io.riskmesh.gateway.scoring.anchor;

import java.time.Duration;

/// When the log's state is published.
///
/// @param every at the latest, if there is a new leaf
/// @param leaves at once, when so many are new
/// @param idle at the latest, if there is none
public record AnchorTerms(Duration every, int leaves, Duration idle) {

    /// 60 s, 10,000 receipts, an hour.
    public static AnchorTerms standard() {
        return new AnchorTerms(Duration.ofSeconds(60), 10_000, Duration.ofHours(1));
    }

    /// Every 2 s, for demos.
    public static AnchorTerms demo() {
        return new AnchorTerms(Duration.ofSeconds(2), 10_000, Duration.ofHours(1));
    }
}
