package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.Refusal;

/// What came of a request that one person may make alone.
public sealed interface WriteAnswer {

    /// Kept, and carried out whatever happens to this process.
    record Taken(LedgerTx write) implements WriteAnswer {}

    /// Nothing was signed.
    record Refused(Refusal refusal) implements WriteAnswer {}
}
