package io.riskmesh.gateway.ledger.projection;

/// How it stands with a [BlockFollower].
public sealed interface Following {

    /// Blocks arrive, or would.
    record Live() implements Following {}

    /// The peer or the database cannot be asked; tried again and again.
    ///
    /// @param why in words for people
    record Interrupted(String why) implements Following {}

    /// What the peer delivers does not continue what stands: it stopped for good. The rows stand.
    ///
    /// @param why in words for people
    record Stopped(String why) implements Following {}
}
