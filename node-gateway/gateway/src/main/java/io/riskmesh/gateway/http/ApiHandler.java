package io.riskmesh.gateway.http;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import java.io.IOException;

/// Answers one operation, on a virtual thread; it may block.
@FunctionalInterface
public interface ApiHandler {
    /// @throws LedgerUnavailable answered as 503 `ledger_unavailable`
    /// @throws IOException of storage or a file: answered as 500 `internal`, its message only in the log
    /// @throws InterruptedException when the gateway stops
    ApiAnswer handle(ApiCall call) throws LedgerUnavailable, IOException, InterruptedException;
}
