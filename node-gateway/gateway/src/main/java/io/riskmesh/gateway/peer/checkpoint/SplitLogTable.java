package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Table `split_log`. Thread-safe; each call is one transaction.
public record SplitLogTable(Database database) {
    private static final String INSERT =
            "INSERT INTO split_log(log, one, other, shown_by, seen_at) VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String SELECT = "SELECT log, one, other, shown_by, seen_at FROM split_log ORDER BY seen_at DESC, log";

    /// Keeps the evidence, unless there is some against this log already.
    public void keep(SplitLog split) throws StorageFailure {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, split.log());
                insert.setBytes(2, bytes(split.evidence().one()));
                insert.setBytes(3, bytes(split.evidence().other()));
                insert.setString(4, split.shownBy().value());
                insert.setLong(5, split.seenAt());
                return insert.executeUpdate();
            }
        });
    }

    /// All evidence, newest first.
    public List<SplitLog> all() throws StorageFailure {
        return database.read(connection -> {
            List<SplitLog> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT); ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new SplitLog(rows.getString(1), new LogView.Split(read(rows.getBytes(2)), read(rows.getBytes(3))),
                            new PartyId(rows.getString(4)), rows.getLong(5)));
                }
            }
            return List.copyOf(found);
        });
    }

    private static byte[] bytes(SignedCheckpoint checkpoint) {
        return new CheckpointAnswer(checkpoint, Optional.empty()).encode();
    }

    private static SignedCheckpoint read(byte[] bytes) throws SQLException {
        try {
            return CheckpointAnswer.decode(bytes).latest();
        } catch (MalformedFact e) {
            throw new SQLException("a checkpoint of split_log cannot be read", e);
        }
    }
}
