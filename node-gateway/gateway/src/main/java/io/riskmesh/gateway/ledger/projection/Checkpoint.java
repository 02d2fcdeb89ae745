package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import java.time.Instant;

/// The last block whose rows stand.
///
/// @param headerHash SHA-256 of its header
/// @param heardAt when the peer was last heard to have no later one, to the millisecond
public record Checkpoint(long block, ByteString headerHash, Instant heardAt) {}
