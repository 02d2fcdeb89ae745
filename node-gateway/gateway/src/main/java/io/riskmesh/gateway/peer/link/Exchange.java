package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.ReasonBytes;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;

/// What came of a request to a peer.
public sealed interface Exchange {
    int OK = 200;
    int ACCEPTED = 202;

    /// The peer answered something.
    ///
    /// @param headers names in lower case; of several values of one name the first
    /// @param body within the bound that was asked for
    record Reached(int status, Map<String, String> headers, byte[] body) implements Exchange {
        /// The media type, if it is one of ours.
        public Optional<PeerMedia> media() {
            return PeerMedia.of(headers.get("content-type"));
        }

        /// Why the peer refused; empty if it did not, or in no form of ours.
        public Optional<ReasonCode> refusal() {
            return media().filter(media -> media.equals(new PeerMedia(PeerMedia.REFUSAL, 1))).flatMap(_ -> ReasonBytes.decode(body));
        }
    }

    /// Nothing came back, or nothing that could be taken.
    ///
    /// @param why a word for logs
    record Failed(String why) implements Exchange {}
}
