package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Optional;

/// `storage`: a database server; without one the tables are a file in the data folder.
///
/// @param url `jdbc:postgresql://host:port/database`, without user and password
public record DatabaseConfig(Optional<String> url, Optional<String> user, Optional<SecretReference> password) {
    /// Checks what belongs together.
    public DatabaseConfig {
        if (url.isPresent() && user.isEmpty()) {
            throw new IllegalArgumentException("user: expected a value beside url");
        }
    }

    static DatabaseConfig read(Block block) throws Stopped {
        return new DatabaseConfig(block.optional("url"), block.optional("user"), block.secret("password"));
    }
}
