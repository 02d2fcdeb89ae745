package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `decision`: writes that were decided, each key once. A key whose write the contract turned down is free again, as nothing was
/// written under it.
final class WriteTable {
    private static final String SELECT = "SELECT key, approval_id, step, action, digest, person, identity, function, body, state, tx_id, code,"
            + " decided_at FROM decision";
    private static final String ADD = "INSERT INTO decision(key, approval_id, step, action, digest, person, identity, function, body, state,"
            + " decided_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET step = excluded.step,"
            + " action = excluded.action, digest = excluded.digest, person = excluded.person, identity = excluded.identity,"
            + " function = excluded.function, body = excluded.body, state = excluded.state, tx_id = NULL, code = NULL,"
            + " decided_at = excluded.decided_at WHERE decision.state = 'INVALID'";
    private static final String MOVE = "UPDATE decision SET state = ?, tx_id = ?, code = ? WHERE key = ?";
    private static final String OVER = "'COMMITTED', 'INVALID'";

    private WriteTable() {}

    /// Adds a write; says whether its key was free.
    static boolean add(Connection connection, Write write) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, write.key());
            add.setString(2, write.approvalId());
            add.setInt(3, write.step());
            add.setString(4, write.action().name());
            add.setString(5, write.digest().hex());
            add.setString(6, write.person());
            add.setString(7, write.identity());
            add.setString(8, write.function());
            if (write.body().isPresent()) {
                add.setBytes(9, write.body().get().toBytes());
            } else {
                add.setNull(9, Types.BINARY);
            }
            add.setString(10, write.tx().state().name());
            add.setLong(11, write.decidedAt());
            return add.executeUpdate() == 1;
        }
    }

    /// Notes how far a write is.
    static void move(Connection connection, Write write) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, write.tx().state().name());
            DraftTable.text(move, 2, write.tx().transactionId());
            DraftTable.text(move, 3, write.tx().code());
            move.setString(4, write.key());
            move.executeUpdate();
        }
    }

    /// Writes of an approval in the order of their steps.
    static List<Write> of(Connection connection, String approvalId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE approval_id = ? ORDER BY step, decided_at, key")) {
            select.setString(1, approvalId);
            return rows(select);
        }
    }

    /// The write under a key.
    static Optional<Write> get(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE key = ?")) {
            select.setString(1, key);
            return rows(select).stream().findFirst();
        }
    }

    /// Approvals with writes that are not over.
    static List<String> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT DISTINCT approval_id FROM decision WHERE state NOT IN (" + OVER + ") ORDER BY approval_id");
                ResultSet found = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (found.next()) {
                ids.add(found.getString(1));
            }
            return ids;
        }
    }

    private static List<Write> rows(PreparedStatement select) throws SQLException {
        List<Write> writes = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                LedgerTx tx = new LedgerTx(LedgerTx.State.valueOf(found.getString(10)), Optional.ofNullable(found.getString(11)),
                        Optional.empty(), Optional.ofNullable(found.getString(12)));
                writes.add(new Write(found.getString(1), found.getString(2), found.getInt(3), Write.Action.valueOf(found.getString(4)),
                        Digest.fromHex(found.getString(5)), found.getString(6), found.getString(7), found.getString(8),
                        Optional.ofNullable(found.getBytes(9)).map(OpaqueBytes::of), tx, found.getLong(13)));
            }
        }
        return writes;
    }
}
