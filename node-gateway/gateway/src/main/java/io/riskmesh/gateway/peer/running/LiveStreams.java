package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.door.Arrival;
import io.riskmesh.gateway.peer.door.PeerAnswer;
import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.peer.wire.RunPart;
import io.riskmesh.gateway.peer.wire.RunTag;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The open runs of this process. Thread-safe.
public final class LiveStreams implements RunStreams {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final String boot;
    private final Sending sending;
    private final AtomicInteger parts = new AtomicInteger();
    private final Map<Digest, RunSession> open = new ConcurrentHashMap<>();
    private final Map<Digest, RunSession> leaving = new ConcurrentHashMap<>();

    /// @param boot of this process, 16 hex digits
    public LiveStreams(String boot, Sending sending) {
        this.boot = boot;
        this.sending = sending;
    }

    @Override
    public void open(Digest run, RunListener listener) {
        open.compute(run, (_, before) -> {
            if (before != null) {
                throw new IllegalStateException("The run " + run + " is open");
            }
            // What an earlier part still sends would meet the new part's numbers.
            Optional.ofNullable(leaving.remove(run)).ifPresent(earlier -> earlier.lanes().forEach(Lane::lose));
            return new RunSession(run, () -> new RunTag(boot, parts.incrementAndGet()), listener);
        });
    }

    @Override
    public void send(Digest run, PartyId to, byte[] body) throws InterruptedException {
        if (body.length > MAX_BYTES) {
            throw new IllegalArgumentException("A message has at most " + MAX_BYTES + " bytes, got " + body.length);
        }
        Lane lane = session(run).lane(to);
        lane.sending().lockInterruptibly();
        try {
            int at = 0;
            do {
                int end = Math.min(body.length, at + RunPart.MAX_BYTES);
                lane.awaitPlace();
                sending.send(run, lane, new RunPart(body.length, at, Arrays.copyOfRange(body, at, end)));
                at = end;
            } while (at < body.length && !lane.isLost());
        } finally {
            lane.sending().unlock();
        }
    }

    private RunSession session(Digest run) {
        RunSession session = open.get(run);
        if (session == null) {
            throw new IllegalStateException("The run " + run + " is not open");
        }
        return session;
    }

    @Override
    public void readmit(Digest run, PartyId peer) {
        session(run).readmit(peer);
    }

    @Override
    public void close(Digest run) {
        RunSession session = open.remove(run);
        if (session != null) {
            session.close();
            leaving.values().removeIf(RunSession::isIdle);
            leaving.put(run, session);
        }
    }

    /// Takes a part that came in.
    public void arrived(Arrival<PeerRoute.Run> arrival) {
        Optional<RunTag> from = arrival.header().apply(PeerHeaders.TAG).flatMap(RunTag::of);
        Optional<String> to = arrival.header().apply(PeerHeaders.TO_TAG);
        Optional<Long> sequence = arrival.header().apply(PeerHeaders.SEQUENCE).filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong);
        Optional<RunPart> part = RunPart.decode(arrival.body());
        if (from.isEmpty() || sequence.isEmpty() || part.isEmpty() || to.isPresent() && to.flatMap(RunTag::of).isEmpty()) {
            arrival.answering().answer(new PeerAnswer.Refused(GatewayReason.INVALID_REQUEST));
            return;
        }
        RunSession session = open.get(arrival.route().run());
        Optional<RunTag> toTag = to.flatMap(RunTag::of);
        arrival.answering().answer(session == null ? notOpen(toTag)
                : answer(session.lane(arrival.from()), from.get(), toTag, sequence.get(), part.get()));
    }

    // A part that is over does not come back: whoever spoke to it should know. Whoever spoke to none may wait for one.
    private static PeerAnswer notOpen(Optional<RunTag> to) {
        return refused(to.isPresent() ? GatewayReason.CONFLICT : GatewayReason.PEER_UNAVAILABLE);
    }

    private static PeerAnswer answer(Lane lane, RunTag from, Optional<RunTag> to, long sequence, RunPart part) {
        return switch (lane.take(from, to, sequence, part)) {
            case YES -> new PeerAnswer.Noted(Map.of(PeerHeaders.TAG, lane.own().toString()));
            case NOT_YET -> refused(GatewayReason.PEER_UNAVAILABLE);
            case BUSY -> refused(GatewayReason.RATE_LIMITED);
            case OVER -> refused(GatewayReason.CONFLICT);
            case WRONG -> refused(GatewayReason.INVALID_REQUEST);
        };
    }

    private static PeerAnswer refused(ReasonCode code) {
        return new PeerAnswer.Refused(code);
    }

    /// A peer said hello from a process: what belonged to an earlier one is lost.
    public void heard(PartyId peer, String itsBoot) {
        eachLane(peer, lane -> lane.loseUnless(itsBoot));
    }

    /// A peer could not be reached for longer than a round may take.
    public void gone(PartyId peer) {
        eachLane(peer, Lane::lose);
    }

    private void eachLane(PartyId peer, Consumer<Lane> what) {
        open.values().stream().flatMap(session -> session.lanes().stream()).filter(lane -> lane.peer().equals(peer)).forEach(what);
    }
}
