package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.link.Exchange;
import io.riskmesh.gateway.peer.link.Outgoing;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.pace.Backoff;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.PeerMedia;
import io.riskmesh.gateway.peer.wire.PeerRoute;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the letters to one peer: of each stream one at a time, in order, until the peer says 202.
final class Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final int STREAMS = 16;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(10);

    private final PartyId peer;
    private final LetterStore store;
    private final Carrying wire;
    private final Backoff backoff;
    private final LongSupplier nanos;
    private final PeerMeter meter;
    private final Bell bell = new Bell();
    private final Thread thread;
    private int failures;

    Carrier(PartyId peer, LetterStore store, Carrying wire, Backoff backoff, LongSupplier nanos, PeerMeter meter) {
        this.peer = peer;
        this.store = store;
        this.wire = wire;
        this.backoff = backoff;
        this.nanos = nanos;
        this.meter = meter;
        thread = Thread.ofVirtual().name("mail-" + peer).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void expect() {
        bell.ring();
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed: letters under way come again with the next start
        }
    }

    private void round() throws InterruptedException {
        try {
            List<Letter> heads = store.heads(peer, STREAMS);
            meter.outboxDepth(peer, heads.isEmpty() ? 0 : store.depth(peer));
            if (heads.isEmpty()) {
                failures = 0;
                bell.await();
            } else {
                rest(carry(heads));
            }
        } catch (StorageFailure e) {
            LOG.warn("peer_outbox_failed party={}: {}", peer, e.getMessage());
            rest(false);
        }
    }

    private void rest(boolean allArrived) throws InterruptedException {
        failures = allArrived ? 0 : failures + 1;
        if (!allArrived) {
            TimeUnit.MILLISECONDS.sleep(backoff.millis(failures));
        }
    }

    private record Under(Letter letter, Future<Exchange> answer, long began) {}

    /// @return whether all arrived
    private boolean carry(List<Letter> letters) throws InterruptedException, StorageFailure {
        List<Under> underWay = new ArrayList<>();
        for (Letter letter : letters) {
            OptionalInt version = wire.version(peer, letter.kind().media());
            version.ifPresent(v -> underWay.add(new Under(letter, wire.send(peer, outgoing(letter, v)), nanos.getAsLong())));
        }
        List<Letter> arrived = new ArrayList<>();
        for (Under under : underWay) {
            boolean taken = taken(under);
            meter.took(peer, under.letter().kind().media(), taken ? PeerMeter.Outcome.ANSWERED : PeerMeter.Outcome.UNREACHABLE,
                    nanos.getAsLong() - under.began());
            if (taken) {
                arrived.add(under.letter());
            }
        }
        store.remove(arrived);
        return arrived.size() == letters.size();
    }

    private Outgoing outgoing(Letter letter, int version) {
        Map<String, String> headers = Map.of(PeerHeaders.OUTBOX, store.name(), PeerHeaders.STREAM, letter.stream(),
                PeerHeaders.SEQUENCE, Long.toString(letter.sequence()));
        return Outgoing.post(new PeerRoute.Mail(letter.kind()), new PeerMedia(letter.kind().media(), version), headers, letter.body(),
                LONGEST_TRY);
    }

    private boolean taken(Under under) throws InterruptedException {
        Exchange exchange = answered(under.answer());
        return switch (exchange) {
            case Exchange.Failed _ -> false;
            case Exchange.Reached reached when reached.status() == Exchange.ACCEPTED -> numbersAgree(under.letter(), reached);
            case Exchange.Reached reached -> {
                LOG.debug("peer_mail_turned_away party={} status={}", peer, reached.status());
                yield false;
            }
        };
    }

    // A peer that has read beyond this letter read letters of an outbox that this one is an old copy of. It would drop new letters
    // as read before, so they stay here, and say so.
    private boolean numbersAgree(Letter letter, Exchange.Reached answer) {
        boolean agree = Long.toString(letter.sequence() + 1).equals(answer.headers().get(PeerHeaders.SEQUENCE));
        if (!agree) {
            LOG.error("peer_mail_numbers_differ party={} seq={}", peer, letter.sequence());
        }
        return agree;
    }

    private static Exchange answered(Future<Exchange> answer) throws InterruptedException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A link fails by value", e);
        }
    }
}
