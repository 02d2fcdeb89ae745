package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// `ledger_checkpoint`: one row, how far the rows of the ledger reach.
final class CheckpointTable {
    private static final String SELECT = "SELECT block, header_hash, heard_at FROM ledger_checkpoint";
    // Two processes may take the same block; the second changes nothing.
    private static final String REACH = "INSERT INTO ledger_checkpoint(one, block, header_hash, heard_at) VALUES(1, ?, ?, ?)"
            + " ON CONFLICT (one) DO UPDATE SET block = excluded.block, header_hash = excluded.header_hash, heard_at = excluded.heard_at"
            + " WHERE ledger_checkpoint.block = excluded.block - 1";
    private static final String HEAR = "UPDATE ledger_checkpoint SET heard_at = ? WHERE block = ? AND heard_at < ?";

    private CheckpointTable() {}

    static Optional<Checkpoint> get(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT); ResultSet found = select.executeQuery()) {
            return found.next() ? Optional.of(new Checkpoint(found.getLong(1), ByteString.copyFrom(found.getBytes(2)),
                    Instant.ofEpochMilli(found.getLong(3)))) : Optional.empty();
        }
    }

    /// Moves on by one block; says whether the row stood at the block before.
    static boolean reach(Connection connection, Checkpoint next) throws SQLException {
        try (PreparedStatement reach = connection.prepareStatement(REACH)) {
            reach.setLong(1, next.block());
            reach.setBytes(2, next.headerHash().toByteArray());
            reach.setLong(3, next.heardAt().toEpochMilli());
            return reach.executeUpdate() == 1;
        }
    }

    /// Notes that the peer had no later block at an instant; says whether that was news.
    static boolean hear(Connection connection, long block, Instant at) throws SQLException {
        try (PreparedStatement hear = connection.prepareStatement(HEAR)) {
            hear.setLong(1, at.toEpochMilli());
            hear.setLong(2, block);
            hear.setLong(3, at.toEpochMilli());
            return hear.executeUpdate() == 1;
        }
    }
}
