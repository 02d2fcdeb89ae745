package io.riskmesh.gateway.ledger.client;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `submission`: what an identity submitted, for processes that have a database. Several may submit with one identity; a key that
/// two carry out at once has one effect all the same, as keys of the ledger are written once.
public final class SubmissionTable implements SubmissionStore {
    private static final String INSERT = "INSERT INTO submission(identity, key, tx_id, prepared, sent_at) VALUES(?, ?, ?, ?, ?)"
            + " ON CONFLICT (identity, key, tx_id) DO NOTHING";
    private static final String END = "UPDATE submission SET outcome = ? WHERE identity = ? AND key = ? AND tx_id = ?";
    private static final String SELECT = "SELECT key, tx_id, prepared FROM submission WHERE identity = ?";
    private static final String OPEN = " AND outcome IS NULL";
    private static final String OLDEST_FIRST = " ORDER BY sent_at, tx_id";

    private final Database database;
    private final String identity;
    private final InstantSource clock;

    /// @param database the caller's, closed after this
    /// @param identity whose submissions; others' are not seen
    /// @param clock orders them
    public SubmissionTable(Database database, String identity, InstantSource clock) {
        this.database = database;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public void sent(Submission submission) throws StorageFailure {
        database.write(connection -> insert(connection, submission));
    }

    private int insert(Connection connection, Submission submission) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, identity);
            insert.setString(2, submission.key());
            insert.setString(3, submission.transactionId());
            insert.setBytes(4, submission.prepared().toBytes());
            insert.setLong(5, clock.millis());
            return insert.executeUpdate();
        }
    }

    @Override
    public void ended(Submission submission, String validationCode) throws StorageFailure {
        database.write(connection -> end(connection, submission, validationCode));
    }

    private int end(Connection connection, Submission submission, String validationCode) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, validationCode);
            end.setString(2, identity);
            end.setString(3, submission.key());
            end.setString(4, submission.transactionId());
            return end.executeUpdate();
        }
    }

    @Override
    public List<Submission> unknown() throws StorageFailure {
        return database.read(connection -> select(connection, OPEN, List.of()));
    }

    @Override
    public Optional<Submission> unknown(String key) throws StorageFailure {
        return database.read(connection -> select(connection, OPEN + " AND key = ?", List.of(key))).stream().findFirst();
    }

    @Override
    public Optional<String> carriedOut(String key) throws StorageFailure {
        return database.read(connection -> select(connection, " AND outcome = ? AND key = ?", List.of(VALID, key))).stream().findFirst()
                .map(Submission::transactionId);
    }

    private List<Submission> select(Connection connection, String condition, List<String> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + condition + OLDEST_FIRST)) {
            select.setString(1, identity);
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 2, values.get(i));
            }
            try (ResultSet found = select.executeQuery()) {
                List<Submission> submissions = new ArrayList<>();
                while (found.next()) {
                    submissions.add(new Submission(found.getString(1), found.getString(2), OpaqueBytes.of(found.getBytes(3))));
                }
                return submissions;
            }
        }
    }

    /// The database stays open.
    @Override
    public void close() {}
}
