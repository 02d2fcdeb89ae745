package io.riskmesh.verifier.report;

/// A header hash that the reader kept from earlier, compared with the chain.
///
/// @param height number of the block whose header hash it is
public record KnownHead(long height, boolean equal) {}
