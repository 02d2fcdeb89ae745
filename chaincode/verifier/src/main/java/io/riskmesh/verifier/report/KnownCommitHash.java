package io.riskmesh.verifier.report;

/// A commit hash that a peer told, compared with the replay.
///
/// @param source who told it
public record KnownCommitHash(String source, long block, boolean equal) {}
