package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;

/// What is known of a peer.
///
/// @param up whether it answered the last hello
/// @param hello the last one; empty if it never answered since this process started
/// @param heardMillisAgo since then; 0 if never
/// @param noCommonVersion kinds that this gateway and the peer cannot speak of
/// @param otherLedger whether it named another head at a height at which this gateway stood, too: one of the two sees another ledger
public record PeerStatus(PartyId peer, boolean up, Optional<Hello> hello, long heardMillisAgo, List<String> noCommonVersion,
        boolean otherLedger) {}
