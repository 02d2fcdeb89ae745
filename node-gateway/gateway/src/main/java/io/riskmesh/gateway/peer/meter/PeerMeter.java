package io.riskmesh.gateway.peer.meter;

import io.riskmesh.ledger.PartyId;

/// Takes the peer room's measurements (design `serving.md` section 12). Kinds are a closed set: the names in media types. All
/// methods are cheap and thread-safe.
public interface PeerMeter {
    enum Direction { IN, OUT }

    enum Outcome { ANSWERED, REFUSED, UNREACHABLE }

    /// `peer_up`: whether the peer answered the last hello.
    void up(PartyId peer, boolean up);

    /// `clock_skew_seconds`: the peer's clock less ours, in milliseconds, to within half of a hello's way there and back.
    void skew(PartyId peer, long millis);

    /// `peer_seconds`: one exchange that this gateway began.
    void took(PartyId peer, String kind, Outcome outcome, long nanos);

    /// `peer_bytes_total`: bodies, without heads.
    void bytes(PartyId peer, String kind, Direction direction, long bytes);

    /// `peer_outbox_depth`: letters that wait.
    void outboxDepth(PartyId peer, long letters);

    /// Measures nothing.
    static PeerMeter none() {
        return new PeerMeter() {
            @Override
            public void up(PartyId peer, boolean up) {}

            @Override
            public void skew(PartyId peer, long millis) {}

            @Override
            public void took(PartyId peer, String kind, Outcome outcome, long nanos) {}

            @Override
            public void bytes(PartyId peer, String kind, Direction direction, long bytes) {}

            @Override
            public void outboxDepth(PartyId peer, long letters) {}
        };
    }
}
