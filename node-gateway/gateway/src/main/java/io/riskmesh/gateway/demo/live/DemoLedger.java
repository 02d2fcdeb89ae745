package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What the members of a demo write on, kept in the demo's folder.
sealed interface DemoLedger permits EmbeddedDemoLedger, FabricDemoLedger {

    /// Number of its (first) process, if all of it runs.
    Optional<Long> running() throws Stopped, IOException, InterruptedException;

    /// Starts what does not run, and waits until it takes transactions.
    void start() throws Stopped, IOException, InterruptedException;

    /// Ends it; what was written stays.
    ///
    /// @return whether any of it ran
    boolean stop() throws Stopped, IOException, InterruptedException;

    /// How whoever founds the consortium reaches it.
    ConnectionProfile profile() throws Stopped, IOException;

    /// Folder of the profile by which a member's gateway reaches it.
    Path connection(DemoMember member);

    /// Where it listens, for people.
    String address();
}
