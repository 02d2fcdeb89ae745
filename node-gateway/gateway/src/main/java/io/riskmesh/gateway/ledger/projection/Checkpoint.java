package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;

/// The last block whose rows stand.
///
/// @param headerHash SHA-256 of its header
public record Checkpoint(long block, ByteString headerHash) {}
