package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much of the ledger an answer knows.
///
/// @param height number of blocks whose rows stand
/// @param headHash SHA-256 of the last one's header; empty bytes before the first
/// @param age time since the peer was last heard to have no later block; [#NEVER] before the first
public record Level(long height, ByteString headHash, Duration age) {
    /// Older than anything.
    public static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    static Level of(Optional<Checkpoint> reached, Instant now) {
        return reached.map(at -> new Level(at.block() + 1, at.headerHash(), since(at.heardAt(), now)))
                .orElse(new Level(0, ByteString.EMPTY, NEVER));
    }

    // A clock that was set back makes nothing younger than now.
    private static Duration since(Instant heard, Instant now) {
        Duration age = Duration.between(heard, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
