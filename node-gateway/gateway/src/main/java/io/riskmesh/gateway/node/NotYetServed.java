package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.reason.GatewayReason;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers 501 where no room of this build answers yet, and says so in the log at the start.
final class NotYetServed {
    private static final Logger LOG = LoggerFactory.getLogger(NotYetServed.class);
    private static final int NOT_IMPLEMENTED = 501;

    private NotYetServed() {}

    static void fill(RouteTable routes) {
        for (Operation operation : routes.missing()) {
            LOG.atWarn().addKeyValue("operation", operation.operationId()).log("gateway.operation-not-served");
            routes.on(operation, _ -> new ApiAnswer.Refused(new Problem(GatewayReason.INTERNAL, NOT_IMPLEMENTED,
                    "This build of the gateway does not serve the operation.", Map.of())));
        }
    }
}
