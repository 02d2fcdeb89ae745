package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.ledger.fact.UseReceipt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Authorisations: asked for by one person, granted by another (an approval of kind [ApprovalKind#AUTHORIZATION]), revoked by one.
/// Thread-safe; methods may block.
public interface GrantDesk {

    /// Everything granted on the ledger, newest first.
    List<Grant> list();

    /// One of them.
    Optional<Grant> get(String grant);

    /// Uses of a grant, the newest first.
    List<UseReceipt> uses(String grant) throws IOException;

    /// Asks for an authorisation: of this bank, then it waits for a second person; of another bank, then that bank is asked.
    ApprovalDesk.Answer request(Caller caller, GrantRequest request) throws IOException;

    /// Ends a grant of this bank for good; one person is enough.
    ///
    /// @param wait for the block at most so long
    WriteAnswer revoke(Caller caller, String grant, String reasonCode, Duration wait) throws IOException, InterruptedException;
}
