package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.gateway.peer.wire.VersionRange;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last that was heard of each peer. Thread-safe.
public final class KnownPeers {
    private static final Logger LOG = LoggerFactory.getLogger(KnownPeers.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Versions own;
    private final LongSupplier nanos;
    private final Map<PartyId, Seen> peers = new ConcurrentHashMap<>();

    /// @param since instant of the hello, or of the first silence
    /// @param gone whether the silence was told
    private record Seen(Optional<Hello> hello, boolean up, long since, boolean gone, boolean otherLedger) {}

    public KnownPeers(Versions own, LongSupplier nanos) {
        this.own = own;
        this.nanos = nanos;
    }

    /// The version of a kind to speak with a peer; before its first hello this gateway's newest, of the hello itself its oldest.
    /// Empty if there is no common one.
    public OptionalInt version(PartyId peer, String kind) {
        Seen seen = peers.get(peer);
        if (seen == null || seen.hello().isEmpty()) {
            return OptionalInt.of(kind.equals(PeerCall.HELLO.media()) ? own.oldest(kind) : own.newest(kind));
        }
        return own.common(kind, seen.hello().get().versions());
    }

    /// The peer answered.
    void heard(Hello hello, LedgerHead head) {
        peers.put(hello.party(), new Seen(Optional.of(hello), true, nanos.getAsLong(), false, otherLedger(hello, head)));
    }

    /// The peer spoke first: what it speaks is known, whether it answers is not.
    void spoke(Hello hello, LedgerHead head) {
        peers.compute(hello.party(), (_, seen) -> seen == null
                ? new Seen(Optional.of(hello), false, nanos.getAsLong(), false, otherLedger(hello, head))
                : new Seen(Optional.of(hello), seen.up(), seen.since(), seen.gone(), otherLedger(hello, head)));
    }

    private boolean otherLedger(Hello hello, LedgerHead head) {
        Seen before = peers.get(hello.party());
        boolean other = before != null && before.otherLedger() || hello.height() == head.height()
                && (!hello.head().equals(head.head()) || !hello.channel().equals(head.channel()));
        if (other && (before == null || !before.otherLedger())) {
            LOG.error("peer_sees_other_ledger party={} height={}", hello.party(), hello.height());
        }
        return other;
    }

    /// The peer did not answer.
    ///
    /// @return whether it is gone now, once per silence
    boolean silent(PartyId peer, Duration lostAfter) {
        long now = nanos.getAsLong();
        boolean[] told = new boolean[1];
        peers.compute(peer, (_, seen) -> {
            Seen before = seen == null ? new Seen(Optional.empty(), false, now, false, false) : seen;
            told[0] = !before.gone() && now - before.since() > lostAfter.toNanos();
            return new Seen(before.hello(), false, before.since(), before.gone() || told[0], before.otherLedger());
        });
        return told[0];
    }

    PeerStatus status(PartyId peer, long now) {
        Seen seen = peers.get(peer);
        if (seen == null) {
            return new PeerStatus(peer, false, Optional.empty(), 0, List.of(), false);
        }
        long ago = seen.hello().isPresent() ? (now - seen.since()) / NANOS_PER_MILLI : 0;
        return new PeerStatus(peer, seen.up(), seen.hello(), ago, strange(seen.hello()), seen.otherLedger());
    }

    private List<String> strange(Optional<Hello> hello) {
        return hello.map(theirs -> own.ranges().stream().map(VersionRange::kind)
                .filter(kind -> own.common(kind, theirs.versions()).isEmpty()).toList()).orElse(List.of());
    }
}
