package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/// `channel_config`: the configuration envelopes of the channel by their blocks, so that who may speak is known without asking
/// for the first block again.
final class ConfigTable {
    private static final String LATEST = "SELECT max(block) FROM channel_config";
    private static final String SELECT = "SELECT body FROM channel_config WHERE block = ?";
    private static final String INSERT = "INSERT INTO channel_config(block, body) VALUES(?, ?) ON CONFLICT (block) DO NOTHING";

    private ConfigTable() {}

    /// The block that brought the configuration in force; empty before the first.
    static OptionalLong latest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LATEST); ResultSet found = select.executeQuery()) {
            long block = found.next() ? found.getLong(1) : 0;
            return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(block);
        }
    }

    static ByteString envelope(Connection connection, long block) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, block);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("the configuration of block " + block + " is gone");
                }
                return ByteString.copyFrom(found.getBytes(1));
            }
        }
    }

    static void add(Connection connection, long block, ByteString envelope) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, block);
            insert.setBytes(2, envelope.toByteArray());
            insert.executeUpdate();
        }
    }
}
