package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.PartyId;

/// A receipt log that was seen split, and when.
///
/// @param evidence convinces anybody who knows the owner's RECEIPT key
/// @param shownBy who showed the second of the two
/// @param seenAt ms since the epoch
public record SplitLog(String log, LogView.Split evidence, PartyId shownBy, long seenAt) {}
