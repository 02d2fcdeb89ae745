package io.riskmesh.gateway.api.model;

import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.util.Optional;

/// Model files that this gateway has.
@FunctionalInterface
public interface ModelFiles {
    /// The bytes with this digest.
    Optional<byte[]> file(Digest digest) throws IOException;

    /// Whether they are here.
    default boolean has(Digest digest) throws IOException {
        return file(digest).isPresent();
    }

    /// None at all.
    static ModelFiles none() {
        return _ -> Optional.empty();
    }
}
