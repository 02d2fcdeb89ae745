package io.riskmesh.gateway.scoring.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What status pages and `/ready?for=scoring` ask. Never blocks.
public interface ScoringHealth {

    /// Why nothing is scored right now; empty if a session, a released model and a young view are there.
    Optional<String> obstacle();

    /// Instances with verdict, epoch, age of evidence, measurement: the body of `GET /attestation`.
    JsonNode attestation();

    /// Whether the receipt log takes records.
    boolean logIsOpen();
}
