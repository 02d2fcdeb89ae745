package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.ledger.canonical.Digest;

/// The end of the ledger as this gateway sees it.
///
/// @param height number of blocks
/// @param head hash of the last one
public record LedgerHead(String channel, long height, Digest head) {}
