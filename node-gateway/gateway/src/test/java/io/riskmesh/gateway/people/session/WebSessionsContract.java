package io.riskmesh.gateway.people.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What sessions do on every database.
abstract class WebSessionsContract {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final byte[] TOKENS = "tokens".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));

    /// An empty database.
    abstract StorageConfig config();

    private WebSessions open(Database database, byte keyByte) throws StorageFailure {
        byte[] key = new byte[SealedBox.KEY_BYTES];
        key[0] = keyByte;
        return WebSessions.open(database, new SealedBox(key, new SecureRandom()), new SecureRandom(), now::get, IDLE, LONGEST);
    }

    @Test
    void a_session_is_the_same_after_a_restart_and_its_tokens_open_under_the_same_key_only() throws Exception {
        try (Database database = Database.open(config())) {
            Set<Role> roles = EnumSet.of(Role.AUDITOR, Role.OPERATOR);
            SessionSecret secret = open(database, (byte) 1).begin("https://p|ada", roles, TOKENS).orElseThrow();
            SessionSecret none = open(database, (byte) 1).begin("https://p|bob", Set.of(), TOKENS).orElseThrow();
            WebSessions again = open(database, (byte) 1);
            WebSession found = again.use(secret).orElseThrow();
            assertEquals("https://p|ada", found.subject());
            assertEquals(roles, found.roles());
            assertEquals(Set.of(), again.use(none).orElseThrow().roles());
            assertArrayEquals(TOKENS, again.tokens(found).orElseThrow());
            assertEquals(Optional.empty(), open(database, (byte) 2).tokens(found));
        }
    }

    @Test
    void what_is_over_is_forgotten_and_leaves_no_row() throws Exception {
        try (Database database = Database.open(config())) {
            WebSessions sessions = open(database, (byte) 1);
            SessionSecret idle = sessions.begin("https://p|idle", Set.of(), TOKENS).orElseThrow();
            SessionSecret busy = sessions.begin("https://p|busy", Set.of(), TOKENS).orElseThrow();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
            assertTrue(sessions.use(busy).isPresent());
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
            assertEquals(Optional.empty(), sessions.use(idle));
            sessions.flush();
            assertEquals(1, open(database, (byte) 1).use(busy).stream().count());
            assertEquals(1, database.read(SessionTable::all).size());
            sessions.end(busy);
            sessions.end(busy);
            assertEquals(0, database.read(SessionTable::all).size());
            assertEquals(Optional.empty(), sessions.use(busy));
        }
    }
}
