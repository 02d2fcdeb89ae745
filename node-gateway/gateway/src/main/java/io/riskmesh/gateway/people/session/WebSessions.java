package io.riskmesh.gateway.people.session;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All sessions of this gateway, in memory as in the table: a look-up never waits for the disk. When a session was last used goes to the
/// table with [#flush]: what a crash loses makes sessions end earlier. Thread-safe.
public final class WebSessions {
    private static final int MOST = 10_000;

    private final Database database;
    private final SealedBox box;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration idle;
    private final Duration longest;
    private final Map<Digest, WebSession> live = new ConcurrentHashMap<>();

    private WebSessions(Database database, SealedBox box, SecureRandom random, InstantSource clock, Duration idle, Duration longest) {
        this.database = database;
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /// Opens the sessions that outlived a restart.
    public static WebSessions open(Database database, SealedBox box, SecureRandom random, InstantSource clock, Duration idle, Duration longest)
            throws StorageFailure {
        WebSessions sessions = new WebSessions(database, box, random, clock, idle, longest);
        for (WebSession session : database.read(SessionTable::all)) {
            sessions.live.put(session.id(), session);
        }
        sessions.flush();
        return sessions;
    }

    /// Begins a session under a secret that nobody has had before.
    ///
    /// @param tokens the provider's answer; stored sealed
    /// @return empty if there are too many sessions
    public Optional<SessionSecret> begin(String subject, Set<Role> roles, byte[] tokens) throws StorageFailure {
        if (live.size() >= MOST) {
            flush();
        }
        if (live.size() >= MOST) {
            return Optional.empty();
        }
        SessionSecret secret = SessionSecret.fresh(random);
        Instant now = clock.instant();
        WebSession session = new WebSession(secret.id(), subject, roles, now, now);
        byte[] sealed = box.seal(purpose(session.id()), tokens);
        database.write(connection -> SessionTable.put(connection, session, sealed));
        live.put(session.id(), session);
        return Optional.of(secret);
    }

    /// The session of a secret, which is used by this; empty if there is none or its time is over. Never waits.
    public Optional<WebSession> use(SessionSecret secret) {
        Instant now = clock.instant();
        return Optional.ofNullable(live.computeIfPresent(secret.id(), (_, session) -> isOver(session, now) ? null : session.seen(now)));
    }

    private boolean isOver(WebSession session, Instant now) {
        return !now.isBefore(session.createdAt().plus(longest)) || !now.isBefore(session.seenAt().plus(idle));
    }

    /// The tokens that came with a session.
    public Optional<byte[]> tokens(WebSession session) throws StorageFailure {
        return database.read(connection -> SessionTable.tokens(connection, session.id())).flatMap(sealed -> box.open(purpose(session.id()), sealed));
    }

    /// Ends a session; ending one that is none is no error.
    public void end(SessionSecret secret) throws StorageFailure {
        live.remove(secret.id());
        database.write(connection -> SessionTable.remove(connection, secret.id()));
    }

    /// Writes when sessions were last used, and forgets those whose time is over. Once a minute is enough.
    public void flush() throws StorageFailure {
        Instant now = clock.instant();
        live.values().removeIf(session -> isOver(session, now));
        database.write(connection -> {
            for (WebSession session : live.values()) {
                SessionTable.seen(connection, session.id(), session.seenAt());
            }
            return SessionTable.removeOver(connection, now.minus(longest), now.minus(idle));
        });
    }

    private static String purpose(Digest id) {
        return "web-session " + id.hex();
    }
}
