package io.riskmesh.gateway.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    private Path folder;

    @Override
    StorageConfig config() {
        return new StorageConfig.Sqlite(folder.resolve("test.db"));
    }

    @Test
    void every_connection_keeps_its_promises_through_a_loss_of_power() throws Exception {
        try (Database database = Database.open(config())) {
            List<String> writer = database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return pragmas(statement);
                }
            });
            assertEquals(List.of("wal", "2", "1", "5000"), writer);
        }
    }

    private static List<String> pragmas(Statement statement) throws java.sql.SQLException {
        List<String> values = new ArrayList<>();
        for (String name : List.of("journal_mode", "synchronous", "foreign_keys", "busy_timeout")) {
            try (ResultSet found = statement.executeQuery("PRAGMA " + name)) {
                values.add(found.next() ? found.getString(1) : "none");
            }
        }
        return values;
    }

    @Test
    void a_file_that_is_no_database_and_a_folder_that_is_not_there_are_failures_with_words() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "no database ".repeat(1000));
        assertThrows(StorageFailure.class, () -> Database.open(new StorageConfig.Sqlite(text)));
        assertThrows(StorageFailure.class, () -> Database.open(new StorageConfig.Sqlite(folder.resolve("none/x.db"))));
    }
}
