package io.riskmesh.gateway.peer.door;

import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Map;

/// What a peer is told.
public sealed interface PeerAnswer {

    /// 200 with a body of the question's kind.
    record Answered(byte[] body) implements PeerAnswer {}

    /// 202: it is noted.
    record Noted(Map<String, String> headers) implements PeerAnswer {}

    /// Refused, with a code; its status is found by the code.
    record Refused(ReasonCode code, Map<String, String> headers) implements PeerAnswer {
        public Refused(ReasonCode code) {
            this(code, Map.of());
        }
    }
}
