package io.riskmesh.gateway.peer.call;

import io.riskmesh.ledger.PartyId;
import java.time.Duration;

/// A question as it arrived.
///
/// @param from party of the TLS key that the connection was opened with; what the body claims must agree with it
/// @param subject of the path; empty for kinds without
/// @param body within the kind's bound, else unchecked: hostile until read
/// @param budget what the asker says is left of its time; a duration, as clocks are not compared
public record PeerQuestion(PartyId from, String subject, byte[] body, Duration budget) {}
