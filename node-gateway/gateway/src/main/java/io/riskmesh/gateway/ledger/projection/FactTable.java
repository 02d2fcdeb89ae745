package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `fact`: one row per write of a valid transaction, never changed.
final class FactTable {
    private static final String COLUMNS = "SELECT block, tx, write, tx_id, value FROM fact";
    private static final String IN_ORDER = " ORDER BY block, tx, write";
    private static final String INSERT = "INSERT INTO fact(block, tx, write, tx_id, kind, key, composite_key, party, at, value)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (block, tx, write) DO NOTHING";
    private static final String GET = COLUMNS + " WHERE composite_key = ? ORDER BY block DESC, tx DESC, write DESC LIMIT 1";
    private static final String LIST = COLUMNS + " WHERE composite_key >= ? AND composite_key < ? AND NOT EXISTS (SELECT 1 FROM fact later"
            + " WHERE later.composite_key = fact.composite_key AND (later.block, later.tx, later.write) > (fact.block, fact.tx, fact.write))"
            + " ORDER BY composite_key LIMIT ?";
    // Neither database's own search for a text says the same as the other's; this does, letter for letter.
    private static final String HOLDS = "(replace(key, ?, '') <> key OR replace(value, ?, '') <> value OR replace(tx_id, ?, '') <> tx_id)";
    private static final String NEWEST_FIRST = " ORDER BY block DESC, tx DESC, write DESC";
    private static final String EARLIER = "(block, tx, write) < (?, ?, ?)";
    private static final String LATER = "(block, tx, write) > (?, ?, ?)";
    private static final int FETCHED = 1000;

    private FactTable() {}

    static void add(Connection connection, List<FactRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (FactRow row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, FactRow row) throws SQLException {
        insert.setLong(1, row.block());
        insert.setLong(2, row.transaction());
        insert.setLong(3, row.write());
        insert.setString(4, row.transactionId());
        insert.setString(5, row.fact().kind().id());
        insert.setString(6, row.fact().key().toString());
        insert.setBytes(7, bytes(row.fact().key()));
        insert.setString(8, row.fact().by().value());
        insert.setLong(9, row.fact().at());
        insert.setString(10, new String(row.fact().canonicalBytes(), StandardCharsets.UTF_8));
    }

    /// What stands under a key now.
    static Optional<FactRow> get(Connection connection, FactKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GET)) {
            select.setBytes(1, bytes(key));
            return rows(select).stream().findFirst();
        }
    }

    /// What stands under the keys that begin so, in the ledger's order of keys.
    static List<FactRow> list(Connection connection, FactKey prefix, int mostRows) throws SQLException {
        byte[] from = bytes(prefix);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = Byte.MAX_VALUE; // keys are ASCII
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setBytes(1, from);
            select.setBytes(2, to);
            select.setInt(3, mostRows);
            return rows(select);
        }
    }

    /// Rows against the order of the ledger, the newest first.
    static List<FactRow> latest(Connection connection, FactFilter filter, FactWindow window) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        filtered(filter, conditions, values);
        window.before().ifPresent(place -> add(EARLIER, List.of(place.block(), (long) place.transaction(), (long) place.write()),
                conditions, values));
        window.from().ifPresent(at -> add("at >= ?", List.of(at), conditions, values));
        window.until().ifPresent(at -> add("at < ?", List.of(at), conditions, values));
        window.block().ifPresent(number -> add("block = ?", List.of(number), conditions, values));
        return select(connection, conditions, values, NEWEST_FIRST, filter.mostRows());
    }

    /// Rows in the order of the ledger.
    static List<FactRow> find(Connection connection, FactFilter filter) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        filtered(filter, conditions, values);
        return select(connection, conditions, values, IN_ORDER, filter.mostRows());
    }

    private static void filtered(FactFilter filter, List<String> conditions, List<Object> values) {
        filter.kind().ifPresent(kind -> add("kind = ?", List.of(kind), conditions, values));
        filter.party().ifPresent(party -> add("party = ?", List.of(party), conditions, values));
        filter.text().filter(text -> !text.isEmpty()).ifPresent(text -> add(HOLDS, List.of(text, text, text), conditions, values));
        filter.after().ifPresent(row -> add(LATER, List.of(row.block(), (long) row.transaction(), (long) row.write()), conditions, values));
    }

    private static List<FactRow> select(Connection connection, List<String> conditions, List<Object> values, String order, int mostRows)
            throws SQLException {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where + order + " LIMIT ?")) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            select.setInt(values.size() + 1, mostRows);
            return rows(select);
        }
    }

    private static void add(String condition, List<Object> bound, List<String> conditions, List<Object> values) {
        conditions.add(condition);
        values.addAll(bound);
    }

    /// Gives every row in the order of the ledger without holding them all.
    static void each(Connection connection, RowReader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + IN_ORDER)) {
            select.setFetchSize(FETCHED);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    reader.take(row(found));
                }
            }
        }
    }

    /// Takes rows one by one.
    @FunctionalInterface
    interface RowReader {
        void take(FactRow row);
    }

    private static List<FactRow> rows(PreparedStatement select) throws SQLException {
        List<FactRow> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(row(found));
            }
        }
        return rows;
    }

    private static FactRow row(ResultSet found) throws SQLException {
        try {
            return new FactRow(found.getLong(1), found.getInt(2), found.getInt(3), found.getString(4),
                    Facts.decode(found.getString(5).getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedFact e) {
            throw new SQLException("it was changed by hand: a row holds no fact; delete it, it is rebuilt", e);
        }
    }

    private static byte[] bytes(FactKey key) {
        return key.compositeKey().getBytes(StandardCharsets.UTF_8);
    }
}
