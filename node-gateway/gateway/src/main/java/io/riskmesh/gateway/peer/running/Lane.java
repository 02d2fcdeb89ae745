package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.wire.RunPart;
import io.riskmesh.gateway.peer.wire.RunTag;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// One run's way to and from one peer, until the peer is lost. Both directions belong to one part of the peer: when either shows
/// another, it is lost, and if the run takes it back a new lane begins. Thread-safe.
final class Lane {
    private static final int MOST_PARTS = Inbound.WINDOW / 8;
    private static final int MOST_WAITING = 1 << 20;

    private final PartyId peer;
    private final RunTag own;
    private final RunSession session;
    private final Inbound inbound = new Inbound();
    private final Semaphore places = new Semaphore(MOST_PARTS);
    private final ReentrantLock sending = new ReentrantLock();
    private Optional<RunTag> theirs = Optional.empty();
    private boolean lost;
    private long nextOut;
    private int underWay;
    private long progressedAt;

    Lane(PartyId peer, RunTag own, RunSession session) {
        this.peer = peer;
        this.own = own;
        this.session = session;
    }

    PartyId peer() {
        return peer;
    }

    RunTag own() {
        return own;
    }

    synchronized Optional<RunTag> theirs() {
        return theirs;
    }

    synchronized boolean isLost() {
        return lost;
    }

    /// Held while a message's parts are numbered, so that no other's come in between.
    ReentrantLock sending() {
        return sending;
    }

    /// Waits for a place under way; at most an eighth of what the receiver can hold out of order, 4 MiB.
    void awaitPlace() throws InterruptedException {
        places.acquire();
    }

    /// Something is about to be sent: if nothing was under way, the peer's time begins now.
    synchronized void begins(long now) {
        if (underWay == 0) {
            progressedAt = now;
        }
    }

    synchronized void progressed(long now) {
        progressedAt = now;
    }

    /// Whether nothing of what is under way has arrived for so long.
    synchronized boolean isStuck(long now, Duration lostAfter) {
        return now - progressedAt > lostAfter.toNanos();
    }

    synchronized long number() {
        underWay++;
        return nextOut++;
    }

    /// A part that had a place has arrived or is given up.
    synchronized void done() {
        underWay--;
        places.release();
    }

    synchronized boolean isIdle() {
        return underWay == 0;
    }

    /// Notes which part of the peer answered.
    void answeredBy(RunTag tag) {
        if (!agrees(tag)) {
            lose();
        }
    }

    // The first that is heard of the peer decides which of its parts this lane leads to.
    private synchronized boolean agrees(RunTag tag) {
        if (theirs.isEmpty()) {
            theirs = Optional.of(tag);
        }
        return theirs.get().equals(tag);
    }

    /// Takes a part that came in.
    Taken take(RunTag from, Optional<RunTag> to, long sequence, RunPart part) {
        if (to.isPresent() && !to.get().equals(own)) {
            return Taken.OVER;
        }
        Optional<RunTag> known = theirs();
        if (known.isPresent() && !known.get().equals(from)) {
            if (from.isBefore(known.get())) {
                return Taken.OVER;
            }
            lose();
            return Taken.NOT_YET; // it speaks from a new part: once this run takes it back, they fit
        }
        if (isLost()) {
            return known.isPresent() ? Taken.OVER : Taken.NOT_YET;
        }
        if (!agrees(from)) {
            return Taken.OVER;
        }
        Taken taken = takeInOrder(sequence, part);
        if (taken == Taken.WRONG) {
            lose();
        }
        return taken;
    }

    private synchronized Taken takeInOrder(long sequence, RunPart part) {
        return inbound.take(sequence, part, body -> session.received(this, body));
    }

    synchronized void listened(int bytes) {
        inbound.listened(bytes);
    }

    /// Gives the peer up: nothing more is delivered, nothing more sent.
    void lose() {
        synchronized (this) {
            if (lost) {
                return;
            }
            lost = true;
            inbound.clear();
        }
        places.release(MOST_WAITING); // whoever waits for a place finds the peer lost
        session.lost(peer);
    }

    /// As [#lose], if the peer has become another process.
    void loseUnless(String boot) {
        if (theirs().filter(tag -> !tag.boot().equals(boot)).isPresent()) {
            lose();
        }
    }
}
