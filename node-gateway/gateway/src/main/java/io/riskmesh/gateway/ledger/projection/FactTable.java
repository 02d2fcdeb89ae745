package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Facts;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The two tables of a projection in SQLite: facts, and the one row of the checkpoint.
final class FactTable implements Closeable {
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS fact(block INTEGER NOT NULL, tx INTEGER NOT NULL, write INTEGER NOT NULL, tx_id TEXT NOT NULL,"
                + " kind TEXT NOT NULL, key TEXT NOT NULL, party TEXT NOT NULL, at INTEGER NOT NULL, value TEXT NOT NULL,"
                + " PRIMARY KEY(block, tx, write)) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS fact_by_key ON fact(key)",
        "CREATE INDEX IF NOT EXISTS fact_by_kind ON fact(kind, block, tx, write)",
        "CREATE INDEX IF NOT EXISTS fact_by_party ON fact(party, block, tx, write)",
        "CREATE TABLE IF NOT EXISTS checkpoint(one INTEGER PRIMARY KEY CHECK(one = 1), block INTEGER NOT NULL, header_hash BLOB NOT NULL)"
    };
    private static final String INSERT = "INSERT INTO fact(block, tx, write, tx_id, kind, key, party, at, value)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String REACHED = "INSERT INTO checkpoint(one, block, header_hash) VALUES(1, ?, ?)"
            + " ON CONFLICT(one) DO UPDATE SET block = excluded.block, header_hash = excluded.header_hash";
    private static final String SELECT = "SELECT block, tx, write, tx_id, value FROM fact WHERE (?1 IS NULL OR kind = ?1)"
            + " AND (?2 IS NULL OR party = ?2) AND (?3 IS NULL OR instr(key, ?3) > 0 OR instr(value, ?3) > 0 OR instr(tx_id, ?3) > 0)"
            + " ORDER BY block, tx, write";

    private final Connection connection;

    private FactTable(Connection connection) {
        this.connection = connection;
    }

    static FactTable open(Path database) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA synchronous = FULL");
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            connection.setAutoCommit(false);
            return new FactTable(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Rows of a block and the checkpoint, together or not at all.
    void add(List<FactRow> rows, Checkpoint reached) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement checkpoint = connection.prepareStatement(REACHED)) {
            for (FactRow row : rows) {
                bind(insert, row);
                insert.executeUpdate();
            }
            checkpoint.setLong(1, reached.block());
            checkpoint.setBytes(2, reached.headerHash().toByteArray());
            checkpoint.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static void bind(PreparedStatement insert, FactRow row) throws SQLException {
        insert.setLong(1, row.block());
        insert.setInt(2, row.transaction());
        insert.setInt(3, row.write());
        insert.setString(4, row.transactionId());
        insert.setString(5, row.fact().kind().id());
        insert.setString(6, row.fact().key().toString());
        insert.setString(7, row.fact().by().value());
        insert.setLong(8, row.fact().at());
        insert.setString(9, new String(row.fact().canonicalBytes(), StandardCharsets.UTF_8));
    }

    Optional<Checkpoint> checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT block, header_hash FROM checkpoint")) {
            return found.next() ? Optional.of(new Checkpoint(found.getLong(1), ByteString.copyFrom(found.getBytes(2))))
                    : Optional.empty();
        }
    }

    List<FactRow> rows(Optional<String> kind, Optional<String> party, Optional<String> text) throws SQLException {
        List<FactRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, kind.orElse(null));
            select.setString(2, party.orElse(null));
            select.setString(3, text.orElse(null));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static FactRow row(ResultSet found) throws SQLException {
        try {
            return new FactRow(found.getLong(1), found.getInt(2), found.getInt(3), found.getString(4),
                    Facts.decode(found.getString(5).getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedFact e) {
            throw new SQLException("the database was changed by hand: a row holds no fact; delete it, it is rebuilt", e);
        }
    }

    String dumpDigest() throws SQLException {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        for (FactRow row : rows(Optional.empty(), Optional.empty(), Optional.empty())) {
            dump.writeBytes((row.block() + " " + row.transaction() + " " + row.write() + " " + row.transactionId() + " "
                    + row.fact().key() + " ").getBytes(StandardCharsets.UTF_8));
            dump.writeBytes(row.fact().canonicalBytes());
            dump.write('\n');
        }
        Optional<Checkpoint> reached = checkpoint();
        dump.writeBytes(reached.map(at -> at.block() + " " + java.util.HexFormat.of().formatHex(at.headerHash().toByteArray())).orElse("empty").getBytes(StandardCharsets.UTF_8));
        return Digest.ofFile(dump.toByteArray()).hex();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("the projection's database does not close: " + e.getMessage(), e);
        }
    }
}
