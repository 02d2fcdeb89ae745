package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.openapi.Role;
import java.io.IOException;
import java.time.Duration;

/// Writes without drafts, for the rooms beside this one: kept first, then carried out whatever happens to this process. Thread-safe.
public interface DirectWrites {

    /// What one person of this bank may ask alone.
    ///
    /// @param role that it takes
    /// @param wait for the block at most so long; zero: not at all
    WriteAnswer ask(Caller caller, Role role, DirectWrite write, Duration wait) throws IOException, InterruptedException;

    /// What the gateway does without being asked. Returns at once.
    ///
    /// @return whether it was begun; false if it stands or is on its way
    boolean byItself(DirectWrite write) throws IOException;
}
