package io.riskmesh.gateway.peer.door;

import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.ledger.PartyId;
import java.util.Optional;
import java.util.function.Function;

/// A request that passed the door: a member's, of a known kind and version, within its bounds. The body is still hostile.
///
/// @param header reads a header; empty if it is not there
/// @param body the receiver's own
/// @param answering takes the answer, once, from any thread
public record Arrival<R extends PeerRoute>(PartyId from, R route, int version, Function<String, Optional<String>> header,
        byte[] body, Answering answering) {}
