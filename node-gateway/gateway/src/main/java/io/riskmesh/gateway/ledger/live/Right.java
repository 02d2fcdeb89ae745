package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.UseReceipt;

/// What the ledger says to an intended use of data.
public sealed interface Right {

    /// A grant allows it.
    ///
    /// @param grant as it stands
    record Granted(GrantState grant) implements Right {}

    /// Scoring is allowed: a grant allows it, the model is in use, and a use of the grant for it was recorded and holds.
    ///
    /// @param activation of the model
    /// @param use of the bank's grant
    record Scoring(GrantState grant, Activation activation, UseReceipt use) implements Right {}

    /// Nothing allows it.
    record Refused(Refusal refusal) implements Right {}
}
