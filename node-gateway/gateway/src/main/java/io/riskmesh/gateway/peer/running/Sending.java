package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.link.Exchange;
import io.riskmesh.gateway.peer.link.Outgoing;
import io.riskmesh.gateway.peer.link.PeerLinks;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.peer.wire.RunPart;
import io.riskmesh.gateway.peer.wire.RunTag;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/// Sends parts until they have arrived or their receiver is lost. Thread-safe.
public final class Sending {
    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);
    private static final int RATE_LIMITED = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_MEANT = 400;
    private static final int OWN_FAULT = 500;

    private final Vertx vertx;
    private final PeerLinks links;
    private final BiFunction<PartyId, String, OptionalInt> versions;
    private final LongSupplier nanos;
    private final Backoff backoff;
    private final Duration lostAfter;
    private final PeerMeter meter;

    /// @param lostAfter how long a peer may be unreachable, or have the run not open, before it is lost
    public Sending(Vertx vertx, PeerLinks links, BiFunction<PartyId, String, OptionalInt> versions, LongSupplier nanos,
            Backoff backoff, Duration lostAfter, PeerMeter meter) {
        this.vertx = vertx;
        this.links = links;
        this.versions = versions;
        this.nanos = nanos;
        this.backoff = backoff;
        this.lostAfter = lostAfter;
        this.meter = meter;
    }

    /// A part on its way.
    private static final class Trip {
        private final PeerRoute.Run route;
        private final Lane lane;
        private final long sequence;
        private final byte[] wire;
        private int failures;

        Trip(PeerRoute.Run route, Lane lane, long sequence, byte[] wire) {
            this.route = route;
            this.lane = lane;
            this.sequence = sequence;
            this.wire = wire;
        }
    }

    /// Numbers a part, which has a place, and sends it.
    void send(Digest run, Lane lane, RunPart part) {
        lane.begins(nanos.getAsLong());
        attempt(new Trip(new PeerRoute.Run(run), lane, lane.number(), part.encode()));
    }

    private void attempt(Trip trip) {
        OptionalInt version = versions.apply(trip.lane.peer(), PeerRoute.Run.MEDIA);
        if (trip.lane.isLost() || version.isEmpty()) {
            trip.lane.lose();
            trip.lane.done();
            return;
        }
        Map<String, String> headers = new HashMap<>();
        headers.put(PeerHeaders.TAG, trip.lane.own().toString());
        headers.put(PeerHeaders.SEQUENCE, Long.toString(trip.sequence));
        trip.lane.theirs().ifPresent(tag -> headers.put(PeerHeaders.TO_TAG, tag.toString()));
        Duration budget = lostAfter.compareTo(LONGEST_TRY) < 0 ? lostAfter : LONGEST_TRY;
        long began = nanos.getAsLong();
        links.send(trip.lane.peer(), Outgoing.post(trip.route, new PeerMedia(PeerRoute.Run.MEDIA, version.getAsInt()), headers,
                trip.wire, budget)).onSuccess(exchange -> {
                    PeerMeter.Outcome outcome = take(trip, exchange);
                    meter.took(trip.lane.peer(), PeerRoute.Run.MEDIA, outcome, nanos.getAsLong() - began);
                });
    }

    private PeerMeter.Outcome take(Trip trip, Exchange exchange) {
        return switch (exchange) {
            case Exchange.Failed _ -> again(trip, PeerMeter.Outcome.UNREACHABLE);
            case Exchange.Reached reached when reached.status() == Exchange.ACCEPTED -> {
                RunTag.of(reached.headers().get(PeerHeaders.TAG)).ifPresentOrElse(trip.lane::answeredBy, trip.lane::lose);
                trip.lane.progressed(nanos.getAsLong());
                trip.lane.done();
                yield PeerMeter.Outcome.ANSWERED;
            }
            case Exchange.Reached reached when reached.status() == RATE_LIMITED -> {
                trip.lane.progressed(nanos.getAsLong()); // it is there, only slow
                yield again(trip, PeerMeter.Outcome.REFUSED);
            }
            case Exchange.Reached reached when reached.status() >= NOT_MEANT && reached.status() < OWN_FAULT -> {
                trip.lane.lose();
                trip.lane.done();
                yield PeerMeter.Outcome.REFUSED;
            }
            case Exchange.Reached reached -> again(trip,
                    reached.status() == UNAVAILABLE ? PeerMeter.Outcome.REFUSED : PeerMeter.Outcome.UNREACHABLE);
        };
    }

    private PeerMeter.Outcome again(Trip trip, PeerMeter.Outcome outcome) {
        trip.failures++;
        if (trip.lane.isStuck(nanos.getAsLong(), lostAfter)) {
            trip.lane.lose();
            trip.lane.done();
        } else {
            vertx.setTimer(backoff.millis(trip.failures), _ -> attempt(trip));
        }
        return outcome;
    }
}
