package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.storage.StorageFailure;

/// Hears how a [BlockFollower] gets on, on the follower's own threads: it must be quick. If it fails to read the rows, the follower
/// takes that as its own failure and goes on later.
public interface FollowListener {

    /// The rows of a block stand.
    void taken(long block) throws StorageFailure;

    /// The peer told its height.
    ///
    /// @param peerHeight how many blocks it has
    /// @param level whether the rows of all of them stand
    void heard(long peerHeight, boolean level) throws StorageFailure;

    /// A listener that does nothing.
    static FollowListener none() {
        return new FollowListener() {
            @Override
            public void taken(long block) {
                // nobody listens
            }

            @Override
            public void heard(long peerHeight, boolean level) {
                // nobody listens
            }
        };
    }
}
