package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import java.time.Duration;
import java.util.Map;

/// A request to a peer.
///
/// @param get whether it only looks: GET without a body
/// @param bulk whether it goes to the listener for large messages
/// @param body not copied
/// @param answerBytes longest body of an answer that is read
/// @param budget until it is given up
public record Outgoing(PeerRoute route, boolean get, boolean bulk, PeerMedia media, Map<String, String> headers, byte[] body,
        int answerBytes, Duration budget) {

    /// Something to be noted, answered by a status.
    public static Outgoing post(PeerRoute route, PeerMedia media, Map<String, String> headers, byte[] body, Duration budget) {
        return new Outgoing(route, false, route instanceof PeerRoute.Run, media, headers, body, SHORT_ANSWER, budget);
    }

    private static final int SHORT_ANSWER = 1024;
}
