package io.riskmesh.gateway.scoring.idempotency;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/// The table `score_key`: which record of the receipt log answers a key. Behind the log, never before it.
public final class ScoreKeyTable {
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

    private final Database database;

    public ScoreKeyTable(Database database) {
        this.database = database;
    }

    Optional<Answered> find(Digest key) throws StorageFailure {
        return database.read(connection -> {
            try (PreparedStatement find = connection.prepareStatement("SELECT body_digest, log_index, expires_at FROM score_key WHERE key_digest = ?")) {
                find.setBytes(1, key.toBytes());
                try (ResultSet found = find.executeQuery()) {
                    return found.next() ? Optional.of(new Answered(key, Digest.fromBytes(found.getBytes(1)), found.getLong(2), found.getLong(3) - DAY_MILLIS))
                            : Optional.empty();
                }
            }
        });
    }

    // A key that is answered again after a day points to its newest record.
    void add(List<Answered> batch) throws StorageFailure {
        if (batch.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement add = connection.prepareStatement("INSERT INTO score_key (key_digest, body_digest, log_index, expires_at)"
                    + " VALUES (?, ?, ?, ?) ON CONFLICT (key_digest) DO UPDATE SET body_digest = excluded.body_digest,"
                    + " log_index = excluded.log_index, expires_at = excluded.expires_at")) {
                for (Answered one : batch) {
                    add.setBytes(1, one.key().toBytes());
                    add.setBytes(2, one.body().toBytes());
                    add.setLong(3, one.record());
                    add.setLong(4, one.at() + DAY_MILLIS);
                    add.addBatch();
                }
                return add.executeBatch();
            }
        });
    }

    void deleteBefore(long at) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM score_key WHERE expires_at < ?")) {
                delete.setLong(1, at + DAY_MILLIS);
                return delete.executeUpdate();
            }
        });
    }

    long nextRecord() throws StorageFailure {
        return database.read(connection -> {
            try (PreparedStatement ask = connection.prepareStatement("SELECT max(log_index) FROM score_key"); ResultSet found = ask.executeQuery()) {
                found.next();
                long last = found.getLong(1);
                return found.wasNull() ? 0L : last + 1;
            }
        });
    }

    /// Is shown a key and its time.
    interface Seen {
        void key(Digest key, long at);
    }

    void each(long since, Seen seen) throws StorageFailure {
        database.read(connection -> {
            try (PreparedStatement ask = connection.prepareStatement("SELECT key_digest, expires_at FROM score_key WHERE expires_at >= ?")) {
                ask.setLong(1, since + DAY_MILLIS);
                try (ResultSet found = ask.executeQuery()) {
                    while (found.next()) {
                        seen.key(Digest.fromBytes(found.getBytes(1)), found.getLong(2) - DAY_MILLIS);
                    }
                }
                return null;
            }
        });
    }
}
