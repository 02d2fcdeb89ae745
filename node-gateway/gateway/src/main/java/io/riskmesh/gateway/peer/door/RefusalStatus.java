package io.riskmesh.gateway.peer.door;

import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Map;

/// HTTP statuses of refusals between gateways. The peer reads the code; the status is for whatever stands in between, and tells what
/// may be tried again: 429 and 503.
final class RefusalStatus {
    private static final int UNPROCESSABLE = 422;
    private static final Map<ReasonCode, Integer> STATUSES = Map.ofEntries(
            Map.entry(GatewayReason.INVALID_REQUEST, 400), Map.entry(GatewayReason.UNAUTHENTICATED, 401),
            Map.entry(SharedReason.NOT_A_MEMBER, 403), Map.entry(SharedReason.WRONG_PARTY, 403),
            Map.entry(LedgerReason.NOT_FOUND, 404), Map.entry(GatewayReason.CONFLICT, 409),
            Map.entry(GatewayReason.PEER_VERSION, 409), Map.entry(GatewayReason.PAYLOAD_TOO_LARGE, 413),
            Map.entry(GatewayReason.UNSUPPORTED_MEDIA_TYPE, 415), Map.entry(GatewayReason.RATE_LIMITED, 429),
            Map.entry(GatewayReason.INTERNAL, 500), Map.entry(ScoringReason.OVERLOADED, 503),
            Map.entry(GatewayReason.PEER_UNAVAILABLE, 503));

    private RefusalStatus() {}

    static int of(ReasonCode code) {
        return STATUSES.getOrDefault(code, UNPROCESSABLE);
    }
}
