package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.ledger.PartyId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// One carrier per peer, made when first needed, each on a virtual thread of its own: a peer that does not answer holds up no
/// letters but its own.
final class Carriers {
    private final PeerDirectory directory;
    private final Function<PartyId, Carrier> making;
    private final Map<PartyId, Carrier> carriers = new ConcurrentHashMap<>();
    private volatile boolean started;

    Carriers(PeerDirectory directory, Function<PartyId, Carrier> making) {
        this.directory = directory;
        this.making = making;
    }

    /// A letter is about to be there.
    void expect(PartyId to) {
        if (started) {
            carrier(to).expect();
        }
    }

    private Carrier carrier(PartyId to) {
        return carriers.computeIfAbsent(to, peer -> {
            Carrier carrier = making.apply(peer);
            carrier.start();
            return carrier;
        });
    }

    void start() {
        started = true;
        directory.peers().forEach(this::carrier);
    }

    void close() {
        started = false;
        carriers.values().forEach(Carrier::close);
    }
}
