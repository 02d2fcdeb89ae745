package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.fact.Fact;
import java.io.IOException;
import java.util.Optional;

/// Looks at what lies behind a proposal before anybody of this bank may approve it: the ledger sees digests only.
@FunctionalInterface
public interface ContentCheck {

    /// Why this gateway would not sign; empty if it would.
    ///
    /// @param fact that is proposed; a scoring policy is none
    Optional<Refusal> refusal(ApprovalKind kind, String subject, Optional<Fact> fact) throws IOException;
}
