package io.riskmesh.gateway.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every database has to do; the same tests run on each.
abstract class DatabaseContract {
    private static final String PUT = "INSERT INTO channel_config(block, body) VALUES(?, ?)";

    /// An empty database.
    abstract StorageConfig config();

    @Test
    void the_same_tables_stand_after_many_openings_and_keep_their_rows() throws Exception {
        try (Database database = Database.open(config())) {
            database.write(connection -> put(connection, 7, new byte[] {0, 1, -1}));
        }
        try (Database database = Database.open(config())) {
            assertArrayEquals(new byte[] {0, 1, -1}, database.read(connection -> get(connection, 7)));
            assertEquals(0, database.read(DatabaseContract::migrationsThatFailed));
        }
    }

    @Test
    void what_fails_half_way_leaves_nothing() throws Exception {
        try (Database database = Database.open(config())) {
            assertThrows(StorageFailure.class, () -> database.write(connection -> {
                put(connection, 1, new byte[1]);
                put(connection, 1, new byte[1]);
                return null;
            }));
            assertThrows(IllegalStateException.class, () -> database.write(connection -> {
                put(connection, 2, new byte[1]);
                throw new IllegalStateException("a bug");
            }));
            assertEquals(0, database.read(DatabaseContract::count));
            database.write(connection -> put(connection, 1, new byte[1]));
            assertEquals(1, database.read(DatabaseContract::count));
        }
    }

    @Test
    void a_reader_sees_one_state_although_others_write() throws Exception {
        try (Database database = Database.open(config())) {
            database.write(connection -> put(connection, 1, new byte[1]));
            List<Long> seen = new ArrayList<>();
            database.read(connection -> {
                seen.add(count(connection));
                written(database);
                seen.add(count(connection));
                return null;
            });
            assertEquals(List.of(1L, 1L), seen);
            assertEquals(2, database.read(DatabaseContract::count));
        }
    }

    private static void written(Database database) throws SQLException {
        try {
            database.write(connection -> put(connection, 2, new byte[1]));
        } catch (StorageFailure e) {
            throw new SQLException(e);
        }
    }

    @Test
    void a_reader_cannot_write() throws Exception {
        try (Database database = Database.open(config())) {
            assertThrows(StorageFailure.class, () -> database.read(connection -> put(connection, 1, new byte[1])));
            assertEquals(0, database.read(DatabaseContract::count));
        }
    }

    @Test
    void writers_of_two_processes_take_turns_and_lose_nothing() throws Exception {
        long each = 50;
        try (Database one = Database.open(config()); Database other = Database.open(config());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                Database database = thread % 2 == 0 ? one : other;
                all.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        long block = number * each + i;
                        database.write(connection -> put(connection, block, new byte[10]));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : all) {
                future.get();
            }
            assertEquals(4 * each, other.read(DatabaseContract::count));
        }
    }

    @Test
    void large_values_and_words_of_all_scripts_come_back_as_they_were() throws Exception {
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        String words = "Zürich 東京 \uD83D\uDE80 'quoted' \"%_\\";
        try (Database database = Database.open(config())) {
            database.write(connection -> put(connection, Long.MAX_VALUE, large));
            assertArrayEquals(large, database.read(connection -> get(connection, Long.MAX_VALUE)));
            database.write(connection -> submit(connection, words));
            assertEquals(words, database.read(DatabaseContract::outcome));
        }
    }

    @Test
    void tables_of_a_later_release_are_left_as_they_are() throws Exception {
        try (Database database = Database.open(config())) {
            database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ALTER TABLE channel_config ADD COLUMN later text");
                    return statement.executeUpdate("INSERT INTO flyway_schema_history(installed_rank, version, description, type, script,"
                            + " checksum, installed_by, execution_time, success) SELECT 1000, '1000', 'later', type, 'V1000__later.sql', 1,"
                            + " installed_by, 1, success FROM flyway_schema_history WHERE version = '1'");
                }
            });
        }
        try (Database database = Database.open(config())) {
            database.write(connection -> put(connection, 1, new byte[1]));
            assertEquals(1, database.read(DatabaseContract::count));
        }
    }

    @Test
    void a_script_that_was_changed_after_it_ran_is_refused() throws Exception {
        try (Database database = Database.open(config())) {
            database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
                }
            });
        }
        StorageFailure failure = assertThrows(StorageFailure.class, () -> Database.open(config()));
        assertTrue(failure.getMessage().contains("checksum"), failure.getMessage());
    }

    private static int put(Connection connection, long block, byte[] body) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setLong(1, block);
            put.setBytes(2, body);
            return put.executeUpdate();
        }
    }

    private static byte[] get(Connection connection, long block) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT body FROM channel_config WHERE block = ?")) {
            get.setLong(1, block);
            try (ResultSet found = get.executeQuery()) {
                assertTrue(found.next());
                return found.getBytes(1);
            }
        }
    }

    private static int submit(Connection connection, String outcome) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                "INSERT INTO submission(identity, key, tx_id, prepared, sent_at, outcome) VALUES('i', 'k', 't', ?, 1, ?)")) {
            put.setBytes(1, new byte[0]);
            put.setString(2, outcome);
            return put.executeUpdate();
        }
    }

    private static String outcome(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT outcome FROM submission")) {
            assertTrue(found.next());
            return found.getString(1);
        }
    }

    private static long count(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM channel_config");
    }

    private static long migrationsThatFailed(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM flyway_schema_history WHERE NOT success");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            assertTrue(found.next());
            return found.getLong(1);
        }
    }
}
