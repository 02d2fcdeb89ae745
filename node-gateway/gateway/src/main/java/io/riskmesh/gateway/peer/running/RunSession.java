package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.gateway.peer.wire.RunTag;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This gateway's part in one run, from open to close. Its one virtual thread calls the listener.
final class RunSession {
    private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);

    private final Digest run;
    private final Supplier<RunTag> tags;
    private final RunListener listener;
    private final Map<PartyId, Lane> lanes = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    private sealed interface Event {
        record Message(Lane lane, byte[] body) implements Event {}

        record Lost(PartyId peer) implements Event {}

        record End() implements Event {}
    }

    /// @param tags gives each lane a tag of its own
    RunSession(Digest run, Supplier<RunTag> tags, RunListener listener) {
        this.run = run;
        this.tags = tags;
        this.listener = listener;
        Thread.ofVirtual().name("run-" + run.hex().substring(0, 8)).start(this::listen);
    }

    Lane lane(PartyId peer) {
        return lanes.computeIfAbsent(peer, party -> new Lane(party, tags.get(), this));
    }

    /// Begins anew with a peer that is lost.
    void readmit(PartyId peer) {
        lanes.computeIfPresent(peer, (party, lane) -> lane.isLost() ? new Lane(party, tags.get(), this) : lane);
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    boolean isClosed() {
        return closed;
    }

    /// Whether all that was sent has arrived or was given up.
    boolean isIdle() {
        return lanes.values().stream().allMatch(Lane::isIdle);
    }

    void received(Lane lane, byte[] body) {
        events.add(new Event.Message(lane, body));
    }

    void lost(PartyId peer) {
        events.add(new Event.Lost(peer));
    }

    /// Delivers nothing more.
    void close() {
        closed = true;
        events.add(new Event.End());
    }

    private void listen() {
        try {
            while (!closed) {
                tell(events.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            events.clear();
        }
    }

    private void tell(Event event) {
        try {
            switch (event) {
                case Event.Message(Lane lane, byte[] body) -> {
                    // What a peer sent before it was lost is not delivered after it was told.
                    if (!closed && !lane.isLost()) {
                        listener.received(lane.peer(), body);
                    }
                    lane.listened(body.length);
                }
                case Event.Lost(PartyId peer) -> {
                    if (!closed) {
                        listener.lost(peer);
                    }
                }
                case Event.End _ -> { }
            }
        } catch (RuntimeException e) {
            LOG.error("run_listener_failed run={}", run, e); // a bug of the run must not silence its other messages
        }
    }
}
