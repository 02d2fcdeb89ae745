package io.riskmesh.gateway.run.store;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `run`: one row per run. Thread-safe; each method is one transaction, or part of the caller's.
public final class RunTable {
    private static final String INSERT = "INSERT INTO run(id, created_at, changed_at, state, started_by, invitation, resumable,"
            + " cancelled, trees) VALUES(?, ?, ?, ?, ?, ?, 0, 0, 0) ON CONFLICT (id) DO NOTHING";
    private static final String SELECT = "SELECT id, created_at, changed_at, state, started_by, invitation, open_request, draws,"
            + " reason_code, reason_detail, resumable, cancelled, model, transcript, trees FROM run";

    private final Database database;
    private final InstantSource clock;

    public RunTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a run in the caller's transaction; says whether it was new.
    public static boolean add(Connection connection, RunRow row) throws SQLException {
        return update(connection, INSERT, row.id(), row.createdAt(), row.changedAt(), row.state().id(), row.startedBy().orElse(null),
                text(row.invitation())) == 1;
    }

    /// Adds a run.
    public void add(RunRow row) throws StorageFailure {
        database.write(connection -> add(connection, row));
    }

    public Optional<RunRow> get(String id) throws StorageFailure {
        return database.read(connection -> find(connection, id));
    }

    /// A run as the caller's transaction sees it.
    public static Optional<RunRow> find(Connection connection, String id) throws SQLException {
        return select(connection, SELECT + " WHERE id = ?", id).stream().findFirst();
    }

    /// All, newest first.
    public List<RunRow> all() throws StorageFailure {
        return database.read(connection -> select(connection, SELECT + " ORDER BY created_at DESC, id DESC"));
    }

    /// The run's request to the ledger and the number that it names, before it is sent.
    public void opening(String id, Invitation invitation, byte[] request) throws StorageFailure {
        database.write(connection -> update(connection, "UPDATE run SET invitation = ?, open_request = ? WHERE id = ?",
                text(invitation), request, id));
    }

    public void drew(String id, Draws draws) throws StorageFailure {
        database.write(connection -> update(connection, "UPDATE run SET draws = ? WHERE id = ? AND draws IS NULL", draws.text(), id));
    }

    /// Moves a run; what is over stays over unless it is begun again.
    ///
    /// @return the state before
    public RunState move(String id, RunState next, Optional<Refusal> reason, boolean resumable) throws StorageFailure {
        return database.write(connection -> move(connection, id, next, reason, resumable, clock.millis()));
    }

    /// The same in the caller's transaction.
    public static RunState move(Connection connection, String id, RunState next, Optional<Refusal> reason, boolean resumable, long now)
            throws SQLException {
        RunState before = select(connection, SELECT + " WHERE id = ?", id).getFirst().state();
        update(connection, "UPDATE run SET state = ?, changed_at = ?, reason_code = ?, reason_detail = ?, resumable = ? WHERE id = ?",
                next.id(), now, reason.map(one -> one.code().code()).orElse(null), reason.map(Refusal::detail).orElse(null), resumable ? 1 : 0, id);
        return before;
    }

    /// Notes that a person stopped the run.
    public void cancel(String id) throws StorageFailure {
        database.write(connection -> update(connection, "UPDATE run SET cancelled = 1 WHERE id = ?", id));
    }

    public void released(String id, Digest model, int trees) throws StorageFailure {
        database.write(connection -> update(connection, "UPDATE run SET model = ?, trees = ? WHERE id = ?", model.hex(), trees, id));
    }

    public void agreed(String id, Digest transcript, int trees) throws StorageFailure {
        database.write(connection -> update(connection, "UPDATE run SET transcript = ?, trees = ? WHERE id = ?", transcript.hex(), trees, id));
    }

    private static List<RunRow> select(Connection connection, String sql, Object... values) throws SQLException {
        List<RunRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static RunRow row(ResultSet found) throws SQLException {
        Optional<Refusal> reason = Optional.ofNullable(found.getString("reason_code"))
                .map(code -> new Refusal(ReasonCodes.of(code), reasonDetail(found)));
        return new RunRow(found.getString("id"), found.getLong("created_at"), found.getLong("changed_at"),
                RunState.valueOf(found.getString("state").toUpperCase(Locale.ROOT)), Optional.ofNullable(found.getString("started_by")),
                invitation(found.getString("invitation")), Optional.ofNullable(found.getBytes("open_request")),
                Optional.ofNullable(found.getString("draws")).map(Draws::of), reason, found.getLong("resumable") != 0,
                found.getLong("cancelled") != 0, digest(found.getString("model")), digest(found.getString("transcript")),
                found.getInt("trees"));
    }

    private static String reasonDetail(ResultSet found) {
        try {
            return Optional.ofNullable(found.getString("reason_detail")).orElse("");
        } catch (SQLException e) {
            throw new IllegalStateException("A column of the row that was read", e);
        }
    }

    private static Optional<Digest> digest(String hex) {
        return Optional.ofNullable(hex).map(Digest::fromHex);
    }

    private static Invitation invitation(String text) throws SQLException {
        try {
            return Invitation.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SQLException("a run's row holds no invitation", e);
        }
    }

    private static String text(Invitation invitation) {
        return new String(invitation.encode(), StandardCharsets.UTF_8);
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, values);
            return update.executeUpdate();
        }
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setString(i + 1, null);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setLong(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("no column takes " + values[i].getClass());
            }
        }
    }
}
