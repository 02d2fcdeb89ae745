package io.riskmesh.gateway.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// Connections as each database wants them.
final class Pools {
    private static final int READERS = 8;
    private static final int SERVER_WRITERS = 8;
    private static final long WAIT_MILLIS = 10_000;
    private static final String BUSY_MILLIS = "5000";

    private Pools() {}

    /// Connections that write. SQLite has one writer: a second would only wait for its lock.
    static HikariDataSource writers(StorageConfig config) {
        HikariConfig pool = basis(config);
        switch (config) {
            case StorageConfig.Sqlite _ -> {
                pool.setMaximumPoolSize(1);
                // A transaction that begins with a read would else fail when it comes to write after somebody else.
                pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
            }
            case StorageConfig.Postgresql _ -> pool.setMaximumPoolSize(SERVER_WRITERS);
        }
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    /// Connections that only read, each transaction from one state of the database.
    static HikariDataSource readers(StorageConfig config) {
        HikariConfig pool = basis(config);
        switch (config) {
            case StorageConfig.Sqlite _ -> pool.setConnectionInitSql("PRAGMA query_only = ON");
            case StorageConfig.Postgresql _ -> {
                pool.setReadOnly(true);
                pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            }
        }
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1); // opened when somebody reads
        return new HikariDataSource(pool);
    }

    /// `jdbc:...`
    static String url(StorageConfig config) {
        return switch (config) {
            case StorageConfig.Sqlite sqlite -> "jdbc:sqlite:" + sqlite.file().toAbsolutePath();
            case StorageConfig.Postgresql server -> server.url();
        };
    }

    private static HikariConfig basis(StorageConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url(config));
        pool.setConnectionTimeout(WAIT_MILLIS);
        switch (config) {
            case StorageConfig.Sqlite _ -> {
                pool.setKeepaliveTime(0); // a file does not hang up
                pool.setMaxLifetime(0);
                pool.addDataSourceProperty("journal_mode", "WAL");
                pool.addDataSourceProperty("synchronous", "FULL");
                pool.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
                pool.addDataSourceProperty("foreign_keys", "true");
            }
            case StorageConfig.Postgresql server -> {
                pool.setUsername(server.user());
                pool.setPassword(server.password().reveal());
            }
        }
        return pool;
    }
}
