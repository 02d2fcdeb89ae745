package io.riskmesh.gateway.storage;

import java.io.IOException;

/// The database failed or holds what we did not write. Nothing of the transaction in question stands.
public final class StorageFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param what failed, in words for people
    public StorageFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
