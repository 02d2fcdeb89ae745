package io.riskmesh.gateway.peer;

import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.pulse.LedgerHead;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What the peer room stands on.
///
/// @param boot names this process, 16 hex digits
/// @param build version of this software, an id
/// @param key TLS key and certificate of this party's `Party` fact
/// @param edge event loops for what is short
/// @param bulk event loops for run messages
/// @param spool folder for long letters, this room's own
/// @param sql runs statements and mail readers, on threads that native calls may hold
/// @param spans of questions that come in
/// @param clock calendar time, which peers are told and nothing here depends on
/// @param nanos a clock that only goes forward
/// @param random thread-safe and unpredictable, such as `SecureRandom`
/// @param timing see [Timing]
public record PeerPlan(PartyId self, String boot, String build, PeerDirectory directory, Supplier<LedgerHead> ledger, KeyCertOptions key,
        Vertx edge, Vertx bulk, Database database, Path spool, Executor sql, PeerMeter meter, Spans spans, InstantSource clock,
        LongSupplier nanos, RandomGenerator random, Timing timing) {

    /// @param hello between two hellos to a peer
    /// @param lostAfter how long a peer may be unreachable before runs lose it; a round's time-out
    public record Timing(Duration hello, Duration lostAfter) {
        public Timing {
            if (hello.toMillis() < 1 || lostAfter.compareTo(hello) < 0) {
                throw new IllegalArgumentException("Expected hellos at least 1 ms apart and no further than " + lostAfter);
            }
        }

        /// Two seconds, and one minute.
        public static Timing standard() {
            return new Timing(Duration.ofSeconds(2), Duration.ofMinutes(1));
        }
    }
}
