package io.riskmesh.gateway.http.idempotency;

import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Table `idempotency`. Thread-safe; each call is one transaction.
public final class IdempotencyTable {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String NOBODY = ""; // no process has this boot

    private final Database database;
    private final String boot;
    private final InstantSource clock;
    private final Metrics metrics;

    /// @param boot names this process among all that ever used the table
    public IdempotencyTable(Database database, String boot, InstantSource clock, Metrics metrics) {
        this.database = database;
        this.boot = boot;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Claims the key of a request, or says what became of it.
    public Claim claim(KeyedRequest request) throws StorageFailure {
        Claim claim = database.write(connection -> {
            deleteExpired(connection, request.key());
            long expires = clock.millis() + KEPT.toMillis();
            return insert(connection, request, expires) ? new Claim.Ours(attempt(request, expires, false)) : read(connection, request);
        });
        metrics.count(Metric.IDEMPOTENCY_TOTAL, 1, switch (claim) {
            case Claim.Ours _ -> "new";
            case Claim.Done _ -> "replayed";
            case Claim.InFlight _ -> "in_flight";
            case Claim.Reused _ -> "reused";
        });
        return claim;
    }

    /// Stores the answer of a request that is ours.
    public void done(KeyedRequest request, ApiAnswer.Bytes answer) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE idempotency SET state = 'DONE', status = ?,"
                    + " content_type = ?, headers = ?, answer = ? WHERE key_digest = ?")) {
                update.setLong(1, answer.status());
                update.setString(2, answer.contentType());
                update.setString(3, joined(answer.headers()));
                update.setBytes(4, answer.body());
                update.setBytes(5, request.key().toBytes());
                return update.executeUpdate();
            }
        });
    }

    /// Gives the key of a request that is ours back: its work did not happen, and may be asked for again.
    public void release(KeyedRequest request) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM idempotency WHERE key_digest = ?")) {
                delete.setBytes(1, request.key().toBytes());
                return delete.executeUpdate();
            }
        });
    }

    /// Leaves a request that is ours to whoever asks next, as the process that is gone left it to us: still the same attempt.
    public void leave(KeyedRequest request) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE idempotency SET boot = ? WHERE key_digest = ? AND state = 'RUNNING'")) {
                update.setString(1, NOBODY);
                update.setBytes(2, request.key().toBytes());
                return update.executeUpdate();
            }
        });
    }

    /// Deletes what is older than a day.
    public int sweep() throws StorageFailure {
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM idempotency WHERE expires_at <= ?")) {
                delete.setLong(1, clock.millis());
                return delete.executeUpdate();
            }
        });
    }

    private void deleteExpired(Connection connection, Digest key) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM idempotency WHERE key_digest = ? AND expires_at <= ?")) {
            delete.setBytes(1, key.toBytes());
            delete.setLong(2, clock.millis());
            delete.executeUpdate();
        }
    }

    private boolean insert(Connection connection, KeyedRequest request, long expires) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO idempotency (key_digest, body_digest, boot, state,"
                + " expires_at) VALUES (?, ?, ?, 'RUNNING', ?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, request.key().toBytes());
            insert.setBytes(2, request.body().toBytes());
            insert.setString(3, boot);
            insert.setLong(4, expires);
            return insert.executeUpdate() == 1;
        }
    }

    private Claim read(Connection connection, KeyedRequest request) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body_digest, boot, state, status, content_type, headers,"
                + " answer, expires_at FROM idempotency WHERE key_digest = ?")) {
            select.setBytes(1, request.key().toBytes());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a key was there and is gone within one transaction");
                }
                if (!Digest.fromBytes(row.getBytes("body_digest")).equals(request.body())) {
                    return new Claim.Reused();
                }
                if (row.getString("state").equals("DONE")) {
                    return new Claim.Done(new ApiAnswer.Bytes((int) row.getLong("status"), row.getString("content_type"),
                            row.getBytes("answer"), split(row.getString("headers"))));
                }
                return row.getString("boot").equals(boot) ? new Claim.InFlight() : taken(connection, request, row.getLong("expires_at"));
            }
        }
    }

    // Of requests that come at once one goes on with the work.
    private Claim taken(Connection connection, KeyedRequest request, long expires) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE idempotency SET boot = ? WHERE key_digest = ? AND boot <> ?"
                + " AND state = 'RUNNING'")) {
            update.setString(1, boot);
            update.setBytes(2, request.key().toBytes());
            update.setString(3, boot);
            return update.executeUpdate() == 1 ? new Claim.Ours(attempt(request, expires, true)) : new Claim.InFlight();
        }
    }

    // A day later the same key is another request's.
    private static Attempt attempt(KeyedRequest request, long expires, boolean again) {
        return new Attempt(Digest.of("keyed-request", ByteBuffer.allocate(Digest.LENGTH_BYTES + Long.BYTES).put(request.key().toBytes())
                .putLong(expires).array()), again);
    }

    private static String joined(Map<String, String> headers) {
        StringJoiner lines = new StringJoiner("\n");
        new TreeMap<>(headers).forEach((name, value) -> lines.add(name + ": " + value));
        return lines.toString();
    }

    private static Map<String, String> split(String lines) {
        Map<String, String> headers = new TreeMap<>();
        lines.lines().forEach(line -> headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
        return headers;
    }
}
