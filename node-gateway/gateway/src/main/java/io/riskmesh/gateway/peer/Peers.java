package io.riskmesh.gateway.peer;

import io.riskmesh.gateway.peer.asking.LiveCalls;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.door.PeerDoor;
import io.riskmesh.gateway.peer.link.PeerLinks;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.peer.post.OpenedPost;
import io.riskmesh.gateway.peer.post.PostOffice;
import io.riskmesh.gateway.peer.pulse.Greeting;
import io.riskmesh.gateway.peer.pulse.KnownPeers;
import io.riskmesh.gateway.peer.pulse.PeerPulse;
import io.riskmesh.gateway.peer.pulse.PeerStatus;
import io.riskmesh.gateway.peer.running.LiveStreams;
import io.riskmesh.gateway.peer.running.Sending;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;

/// The peer room of a gateway. It listens on nothing itself: whoever owns the listeners `peers` and `bulk` hands it their requests.
/// Thread-safe.
public final class Peers {
    private static final long CALL_MOST_MILLIS = 2_000;
    private static final long RUN_MOST_MILLIS = 500;

    private final PeerPlan plan;
    private final PeerLinks links;
    private final PeerPulse pulse;
    private final LiveCalls calls;
    private final LiveStreams streams;
    private final PostOffice post;
    private final PeerDoor door;

    private Peers(PeerPlan plan) throws IOException {
        this.plan = plan;
        Versions versions = Versions.ofThisRelease();
        KnownPeers known = new KnownPeers(versions, plan.nanos());
        Backoff backoff = new Backoff(plan.random(), CALL_MOST_MILLIS);
        links = new PeerLinks(plan.self(), plan.directory(), plan.key(), plan.edge(), plan.bulk(), plan.meter(),
                plan.nanos());
        calls = new LiveCalls(plan.edge(), links, known::version, plan.nanos(), backoff, plan.meter());
        streams = new LiveStreams(plan.boot(), new Sending(plan.bulk(), links, known::version, plan.nanos(),
                new Backoff(plan.random(), RUN_MOST_MILLIS), plan.timing().lostAfter(), plan.meter()));
        post = new OpenedPost(plan.self(), plan.directory(), plan.database(), plan.spool(), plan.sql(), backoff, plan.random(),
                plan.nanos(), plan.meter()).open(new LinkedCarrying(links, known));
        pulse = new PeerPulse(new Greeting(plan.self(), plan.boot(), plan.build(), versions, plan.ledger(), plan.clock()),
                plan.directory(), known,
                plan.timing().lostAfter(), plan.nanos(), plan.meter());
        door = new PeerDoor(plan.edge(), plan.nanos(), plan.directory()::parties, versions, new Rooms(calls, post, streams), plan.meter(),
                plan.spans());
    }

    /// Wires the room and reads what its tables hold; says nothing to anybody until it is started.
    ///
    /// @throws IOException if database or spool fail
    public static Peers open(PeerPlan plan) throws IOException {
        return new Peers(plan);
    }

    /// Takes the requests below `/peer/v1` of both listeners, on their event loops.
    public Handler<HttpServerRequest> door() {
        return door;
    }

    public PeerCalls calls() {
        return calls;
    }

    public PeerMail mail() {
        return post;
    }

    public RunStreams streams() {
        return streams;
    }

    /// Every peer, in the order of the directory.
    public List<PeerStatus> peers() {
        return pulse.peers();
    }

    /// Whether questions to a peer are held back because it did not answer.
    public boolean isHeldBack(PartyId peer) {
        return calls.isHeldBack(peer);
    }

    /// Says hello to the peers and carries the letters that wait. Once, when readers and services are in place.
    public void start() {
        pulse.start(plan.edge(), calls, plan.timing().hello(), new LostLanes(streams));
        post.start();
    }

    /// To be called when `Party` facts have changed: closes connections to and from keys that are nobody's now.
    public void keysChanged() {
        door.recheck();
        links.recheck();
    }

    /// Says nothing any more. Letters stay in the outbox.
    public Future<Void> close() {
        pulse.stop();
        post.close();
        return links.close();
    }
}
