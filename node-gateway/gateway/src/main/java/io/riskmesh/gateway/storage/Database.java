package io.riskmesh.gateway.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A database with the tables of this release. What one call does is one transaction: it stands as a whole, on disk, or not at
/// all. Thread-safe; SQLite writes one after the other.
public final class Database implements AutoCloseable {
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private volatile Watch watch = (_, _) -> {};

    private Database(HikariDataSource writers, HikariDataSource readers) {
        this.writers = writers;
        this.readers = readers;
    }

    /// Something to do with a connection, which stays the database's.
    ///
    /// @param <T> what comes of it
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /// Hears how long each transaction took, waiting for its connection included.
    @FunctionalInterface
    public interface Watch {
        /// @param kind `read` or `write`
        void took(String kind, long nanos);
    }

    /// From now on every transaction is told to the watch, on the thread that made it.
    public void watch(Watch told) {
        watch = told;
    }

    /// Opens the database and brings its tables to the form of this release.
    ///
    /// @throws StorageFailure if it cannot be reached, or is not ours
    public static Database open(StorageConfig config) throws StorageFailure {
        if (config instanceof StorageConfig.Sqlite(Path file)) {
            SqliteFile.check(file);
            unpackBeside(file);
        }
        Migrations.run(config);
        try {
            return new Database(Pools.writers(config), Pools.readers(config));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StorageFailure("the database " + Pools.url(config) + " does not answer: " + e.getMessage(), e);
        }
    }

    // The driver unpacks a native library: where programs may not run from the system's temporary folder, it runs from here.
    private static void unpackBeside(Path file) {
        if (System.getProperty(LIBRARY_FOLDER) == null) {
            System.setProperty(LIBRARY_FOLDER, file.toAbsolutePath().getParent().toString());
        }
    }

    /// Changes tables.
    public <T> T write(Work<T> work) throws StorageFailure {
        return timed("write", writers, work);
    }

    /// Reads one state of the tables, whatever others write meanwhile.
    public <T> T read(Work<T> work) throws StorageFailure {
        return timed("read", readers, work);
    }

    private <T> T timed(String kind, DataSource pool, Work<T> work) throws StorageFailure {
        long began = System.nanoTime();
        try {
            return transaction(pool, work);
        } finally {
            watch.took(kind, System.nanoTime() - began);
        }
    }

    private static <T> T transaction(DataSource pool, Work<T> work) throws StorageFailure {
        // A connection that is closed before its commit rolls back: the pool sees to it.
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false); // not before: the pool's own questions would leave a transaction open, and SQLite locked
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new StorageFailure("the database: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
