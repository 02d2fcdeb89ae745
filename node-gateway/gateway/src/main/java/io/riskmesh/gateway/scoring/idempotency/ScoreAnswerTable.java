package io.riskmesh.gateway.scoring.idempotency;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/// The table `score_answer`: which record of the receipt log answers a key. Behind the log, never before it.
public final class ScoreAnswerTable {
    private final Database database;

    public ScoreAnswerTable(Database database) {
        this.database = database;
    }

    Optional<Answered> find(Digest key) throws StorageFailure {
        return database.read(connection -> {
            try (PreparedStatement find = connection.prepareStatement("SELECT body_digest, record, at FROM score_answer WHERE key_digest = ?")) {
                find.setBytes(1, key.toBytes());
                try (ResultSet found = find.executeQuery()) {
                    return found.next() ? Optional.of(new Answered(key, Digest.fromBytes(found.getBytes(1)), found.getLong(2), found.getLong(3)))
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
            try (PreparedStatement add = connection.prepareStatement("INSERT INTO score_answer (key_digest, body_digest, record, at)"
                    + " VALUES (?, ?, ?, ?) ON CONFLICT (key_digest) DO UPDATE SET body_digest = excluded.body_digest,"
                    + " record = excluded.record, at = excluded.at")) {
                for (Answered one : batch) {
                    add.setBytes(1, one.key().toBytes());
                    add.setBytes(2, one.body().toBytes());
                    add.setLong(3, one.record());
                    add.setLong(4, one.at());
                    add.addBatch();
                }
                return add.executeBatch();
            }
        });
    }

    void deleteBefore(long at) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM score_answer WHERE at < ?")) {
                delete.setLong(1, at);
                return delete.executeUpdate();
            }
        });
    }

    long nextRecord() throws StorageFailure {
        return database.read(connection -> {
            try (PreparedStatement ask = connection.prepareStatement("SELECT max(record) FROM score_answer"); ResultSet found = ask.executeQuery()) {
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
            try (PreparedStatement ask = connection.prepareStatement("SELECT key_digest, at FROM score_answer WHERE at >= ?")) {
                ask.setLong(1, since);
                try (ResultSet found = ask.executeQuery()) {
                    while (found.next()) {
                        seen.key(Digest.fromBytes(found.getBytes(1)), found.getLong(2));
                    }
                }
                return null;
            }
        });
    }
}
