package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says hello to every peer, again and again, and answers theirs. Thread-safe.
public final class PeerPulse {
    private static final Logger LOG = LoggerFactory.getLogger(PeerPulse.class);

    private final Greeting greeting;
    private final PeerDirectory directory;
    private final Duration lostAfter;
    private final LongSupplier nanos;
    private final PeerMeter meter;
    private final KnownPeers known;
    private volatile boolean stopped;

    /// @param lostAfter how long a peer may be silent before it is `gone`
    public PeerPulse(Greeting greeting, PeerDirectory directory, KnownPeers known, Duration lostAfter, LongSupplier nanos,
            PeerMeter meter) {
        this.greeting = greeting;
        this.directory = directory;
        this.known = known;
        this.lostAfter = lostAfter;
        this.nanos = nanos;
        this.meter = meter;
    }

    /// Begins.
    ///
    /// @param every between two hellos to a peer
    public void start(Vertx vertx, PeerCalls calls, Duration every, PulseListener listener) {
        calls.serve(PeerCall.HELLO, this::answer);
        beat(vertx, calls, every, listener);
    }

    private void beat(Vertx vertx, PeerCalls calls, Duration every, PulseListener listener) {
        if (stopped) {
            return;
        }
        for (PartyId peer : directory.peers()) {
            int version = known.version(peer, PeerCall.HELLO.media()).orElse(1);
            long asked = greeting.clock().millis();
            calls.call(peer, PeerCall.HELLO, greeting.own(version).encode(), PeerCall.HELLO.longest())
                    .thenAccept(reply -> take(peer, reply, asked, listener));
        }
        vertx.setTimer(every.toMillis(), _ -> beat(vertx, calls, every, listener));
    }

    private void take(PartyId peer, PeerReply reply, long asked, PulseListener listener) {
        switch (reply) {
            case PeerReply.Answer(byte[] body) -> heard(peer, body, asked, listener);
            case PeerReply.Refused _, PeerReply.Unreachable _ -> silent(peer, listener);
        }
    }

    private void heard(PartyId peer, byte[] body, long asked, PulseListener listener) {
        try {
            Hello hello = Hello.decode(body);
            if (hello.party().equals(peer)) {
                known.heard(hello, greeting.head());
                meter.up(peer, true);
                // Read on its way between question and answer: half of the way is the best guess of when.
                hello.time().ifPresent(theirs -> meter.skew(peer, theirs - (asked + (greeting.clock().millis() - asked) / 2)));
                listener.heard(peer, hello.boot());
            } else {
                silent(peer, listener);
            }
        } catch (MalformedFact e) {
            LOG.warn("peer_hello_malformed party={}: {}", peer, e.getMessage());
            silent(peer, listener);
        }
    }

    private void silent(PartyId peer, PulseListener listener) {
        meter.up(peer, false);
        if (known.silent(peer, lostAfter)) {
            listener.gone(peer);
        }
    }

    private CompletionStage<PeerReply> answer(PeerQuestion question) {
        try {
            Hello hello = Hello.decode(question.body());
            if (!hello.party().equals(question.from())) {
                return CompletableFuture.completedStage(new PeerReply.Refused(SharedReason.WRONG_PARTY));
            }
            known.spoke(hello, greeting.head());
            return CompletableFuture.completedStage(new PeerReply.Answer(greeting.own(hello.version()).encode()));
        } catch (MalformedFact _) {
            return CompletableFuture.completedStage(new PeerReply.Refused(GatewayReason.INVALID_REQUEST));
        }
    }

    /// Every peer of the directory, in its order.
    public List<PeerStatus> peers() {
        return directory.peers().stream().map(peer -> known.status(peer, nanos.getAsLong())).toList();
    }

    public void stop() {
        stopped = true;
    }
}
