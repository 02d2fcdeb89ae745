package io.riskmesh.gateway.run.store;

import io.riskmesh.gateway.run.RunLogLine;
import io.riskmesh.gateway.run.TreeMetric;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// `run_log` and `run_tree`: what happened in a run and what was measured. Thread-safe.
public final class RunHistoryTable {
    private static final int MOST_WORDS = 500;

    private final Database database;

    public RunHistoryTable(Database database) {
        this.database = database;
    }

    public void log(String run, RunLogLine line) throws StorageFailure {
        String words = line.text().length() <= MOST_WORDS ? line.text() : line.text().substring(0, MOST_WORDS);
        database.write(connection -> RunTable.update(connection, "INSERT INTO run_log(run, seq, at, event, words)"
                + " SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ? FROM run_log WHERE run = ?", run, line.at(), line.event(), words, run));
    }

    /// Oldest first.
    public List<RunLogLine> log(String run) throws StorageFailure {
        return database.read(connection -> lines(connection, run));
    }

    private static List<RunLogLine> lines(Connection connection, String run) throws SQLException {
        List<RunLogLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT at, event, words FROM run_log WHERE run = ? ORDER BY seq")) {
            RunTable.set(select, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    lines.add(new RunLogLine(found.getLong(1), found.getString(2), found.getString(3)));
                }
            }
        }
        return lines;
    }

    /// Keeps a tree; one that is grown again after a stop takes its place.
    public void tree(String run, TreeMetric metric) throws StorageFailure {
        Long score = metric.scoreNanos().isPresent() ? metric.scoreNanos().getAsLong() : null;
        database.write(connection -> {
            RunTable.update(connection, "DELETE FROM run_tree WHERE run = ? AND tree = ?", run, metric.tree());
            return RunTable.update(connection, "INSERT INTO run_tree(run, tree, leaves, truncated, members, millis, bytes_sent,"
                            + " bytes_received, metric, score_nanos, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, " + (score == null ? "NULL" : score)
                            + ", ?)", run, metric.tree(), metric.leaves(), metric.truncated() ? 1 : 0, metric.members(), metric.millis(),
                    metric.bytesSent(), metric.bytesReceived(), metric.metric(), metric.at());
        });
    }

    public void score(String run, int tree, String metric, long nanos) throws StorageFailure {
        database.write(connection -> RunTable.update(connection,
                "UPDATE run_tree SET metric = ?, score_nanos = ? WHERE run = ? AND tree = ?", metric, nanos, run, tree));
    }

    /// In the order of trees.
    public List<TreeMetric> trees(String run) throws StorageFailure {
        return database.read(connection -> metrics(connection, run));
    }

    private static List<TreeMetric> metrics(Connection connection, String run) throws SQLException {
        List<TreeMetric> metrics = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT tree, leaves, truncated, members, millis, bytes_sent,"
                + " bytes_received, metric, score_nanos, at FROM run_tree WHERE run = ? ORDER BY tree")) {
            RunTable.set(select, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long score = found.getLong(9);
                    OptionalLong nanos = found.wasNull() ? OptionalLong.empty() : OptionalLong.of(score);
                    metrics.add(new TreeMetric(found.getInt(1), found.getInt(2), found.getLong(3) != 0, found.getInt(4), found.getLong(5),
                            found.getLong(6), found.getLong(7), found.getString(8), nanos, found.getLong(10)));
                }
            }
        }
        return metrics;
    }
}
