package io.riskmesh.gateway.run.store;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// `run_file_part`: a model file that came by mail. Nobody has looked at it yet. Thread-safe.
public final class RunFileParts {
    private final Database database;

    public RunFileParts(Database database) {
        this.database = database;
    }

    /// Keeps a part in the caller's transaction; the first one of a number counts.
    public static void add(Connection connection, String run, int part, int parts, byte[] body) throws SQLException {
        RunTable.update(connection, "INSERT INTO run_file_part(run, part, parts, body) VALUES(?, ?, ?, ?)"
                + " ON CONFLICT (run, part) DO NOTHING", run, part, parts, body);
    }

    /// The whole file, once all parts are here.
    public Optional<byte[]> file(String run) throws StorageFailure {
        return database.read(connection -> joined(connection, run));
    }

    private static Optional<byte[]> joined(Connection connection, String run) throws SQLException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int found = 0;
        int expected = -1;
        try (PreparedStatement select = connection.prepareStatement("SELECT parts, body FROM run_file_part WHERE run = ? ORDER BY part")) {
            RunTable.set(select, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    expected = rows.getInt(1);
                    file.writeBytes(rows.getBytes(2));
                    found++;
                }
            }
        }
        return found == expected ? Optional.of(file.toByteArray()) : Optional.empty();
    }
}
