package io.riskmesh.gateway.run.store;

import io.riskmesh.federation.refusal.ReasonNames;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Arrays;

/// Reasons of runs by their stable strings.
public final class ReasonCodes {
    private ReasonCodes() {}

    /// The code; `internal` for one that this release does not know.
    public static ReasonCode of(String code) {
        return ReasonNames.find(code).orElseGet(() -> Arrays.stream(GatewayReason.values())
                .filter(reason -> reason.code().equals(code)).findFirst().orElse(GatewayReason.INTERNAL));
    }
}
