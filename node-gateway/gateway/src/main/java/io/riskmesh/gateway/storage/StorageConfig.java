package io.riskmesh.gateway.storage;

import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.Map;

/// Where a gateway keeps its tables.
public sealed interface StorageConfig {
    /// Variable that names a PostgreSQL database, `jdbc:postgresql://host:port/database`; without it a file is used.
    String URL = "RISKMESH_STORAGE_URL";
    /// Variable with the role to connect as.
    String USER = "RISKMESH_STORAGE_USER";
    /// Variable with a reference to the password: `env:NAME` or `file:PATH`.
    String PASSWORD = "RISKMESH_STORAGE_PASSWORD";

    /// A file, for one process on one machine: its log of changes needs a local disk.
    record Sqlite(Path file) implements StorageConfig {}

    /// A server, for several processes.
    ///
    /// @param url `jdbc:postgresql://...`, without user and password
    record Postgresql(String url, String user, Secret password) implements StorageConfig {
        private static final String SCHEME = "jdbc:postgresql:";

        public Postgresql {
            if (!url.startsWith(SCHEME) || url.contains("password=") || user.isBlank()) {
                throw new IllegalArgumentException("Expected " + SCHEME + "//host:port/database without a password in it, and a user");
            }
        }
    }

    /// What the variables say; the file if they say nothing.
    ///
    /// @throws Stopped if they say something that cannot be
    static StorageConfig of(Map<String, String> environment, Path file) throws Stopped {
        String url = environment.getOrDefault(URL, "");
        if (url.isEmpty()) {
            return new Sqlite(file);
        }
        String password = environment.getOrDefault(PASSWORD, "");
        try {
            return new Postgresql(url, environment.getOrDefault(USER, ""),
                    password.isEmpty() ? Secret.none() : Secret.of(password, environment));
        } catch (IllegalArgumentException e) {
            throw Stopped.usage(URL + " and " + USER + ": " + e.getMessage());
        }
    }
}
