package io.riskmesh.gateway.people.session;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.canonical.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Table `web_session`.
final class SessionTable {

    private SessionTable() {}

    static int put(Connection connection, WebSession session, byte[] sealedTokens) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                "INSERT INTO web_session(id, subject, roles, tokens, created_at, seen_at) VALUES(?, ?, ?, ?, ?, ?)")) {
            put.setBytes(1, session.id().toBytes());
            put.setString(2, session.subject());
            put.setString(3, session.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" ")));
            put.setBytes(4, sealedTokens);
            put.setLong(5, session.createdAt().toEpochMilli());
            put.setLong(6, session.seenAt().toEpochMilli());
            return put.executeUpdate();
        }
    }

    static int seen(Connection connection, Digest id, Instant at) throws SQLException {
        try (PreparedStatement seen = connection.prepareStatement("UPDATE web_session SET seen_at = ? WHERE id = ? AND seen_at < ?")) {
            seen.setLong(1, at.toEpochMilli());
            seen.setBytes(2, id.toBytes());
            seen.setLong(3, at.toEpochMilli());
            return seen.executeUpdate();
        }
    }

    static int remove(Connection connection, Digest id) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement("DELETE FROM web_session WHERE id = ?")) {
            remove.setBytes(1, id.toBytes());
            return remove.executeUpdate();
        }
    }

    static int removeOver(Connection connection, Instant created, Instant seen) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement("DELETE FROM web_session WHERE created_at <= ? OR seen_at <= ?")) {
            remove.setLong(1, created.toEpochMilli());
            remove.setLong(2, seen.toEpochMilli());
            return remove.executeUpdate();
        }
    }

    static Optional<byte[]> tokens(Connection connection, Digest id) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT tokens FROM web_session WHERE id = ?")) {
            find.setBytes(1, id.toBytes());
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
            }
        }
    }

    static List<WebSession> all(Connection connection) throws SQLException {
        List<WebSession> sessions = new ArrayList<>();
        try (PreparedStatement all = connection.prepareStatement("SELECT id, subject, roles, created_at, seen_at FROM web_session");
                ResultSet found = all.executeQuery()) {
            while (found.next()) {
                sessions.add(new WebSession(Digest.fromBytes(found.getBytes(1)), found.getString(2), roles(found.getString(3)),
                        Instant.ofEpochMilli(found.getLong(4)), Instant.ofEpochMilli(found.getLong(5))));
            }
        }
        return sessions;
    }

    private static Set<Role> roles(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words.split(" ", -1)) {
            Role.of(word).ifPresent(roles::add);
        }
        return roles;
    }
}
