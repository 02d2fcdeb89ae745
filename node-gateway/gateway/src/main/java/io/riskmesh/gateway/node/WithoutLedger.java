package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.reason.GatewayReason;

/// Answers for the rooms that a gateway without a ledger does not have.
final class WithoutLedger {
    private WithoutLedger() {}

    static void fill(RouteTable routes) {
        for (Operation operation : routes.missing()) {
            routes.on(operation, _ -> new ApiAnswer.Refused(
                    Problem.of(GatewayReason.LEDGER_UNAVAILABLE, "This gateway is not connected to a ledger.")));
        }
    }
}
