package io.riskmesh.gateway.scoring.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Scores payments. Nothing here waits; a stage never fails for reasons of the outside world, which are answers. Stages complete on
/// a thread of the room: who answers on an event loop goes back to it.
public interface ScoreDesk {

    /// Most bytes of a JSON request.
    int MOST_JSON_BYTES = 64 * 1024;

    /// Most bytes of an ISO 20022 message.
    int MOST_ISO_BYTES = 256 * 1024;

    /// Who asks, and until when it makes sense to answer.
    ///
    /// @param subject of the caller: an idempotency key belongs to it
    /// @param idempotencyKey 1 to 128 visible ASCII characters
    /// @param traceId goes to peers and into logs
    record Ask(String subject, String idempotencyKey, String traceId) {}

    /// Scores a JSON request.
    ///
    /// @param body not kept, not changed
    CompletionStage<ScoreAnswer> score(Ask ask, byte[] body);

    /// Scores an ISO 20022-shaped message, `application/xml` or `application/json`. A scored answer has a field `echo` besides.
    CompletionStage<ScoreAnswer> iso20022(Ask ask, String contentType, byte[] body);

    /// An earlier answer; empty if there is none, or if it is another subject's. May block.
    ///
    /// @param reader who wants to see it
    Optional<JsonNode> get(ReceiptReader reader, String scoreId) throws IOException;

    /// Figures of the last minute and since the start: rate, p50/p95/p99 in microseconds, outcomes, in flight.
    JsonNode stats();
}
