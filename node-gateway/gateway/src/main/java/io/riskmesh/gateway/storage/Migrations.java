package io.riskmesh.gateway.storage;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables to the form that this release knows. A form that a later release made stays as it is: migrations only add.
final class Migrations {
    private static final String SCRIPTS = "classpath:io/riskmesh/gateway/storage";

    private Migrations() {}

    /// @throws StorageFailure if the database cannot be reached or holds other tables than ours
    static void run(StorageConfig config) throws StorageFailure {
        FluentConfiguration flyway = Flyway.configure().locations(SCRIPTS);
        String url = Pools.url(config);
        switch (config) {
            case StorageConfig.Sqlite _ -> flyway.dataSource(url, null, null).placeholders(Map.of("bytes", "blob"));
            case StorageConfig.Postgresql server -> flyway.dataSource(url, server.user(), server.password().reveal())
                    .placeholders(Map.of("bytes", "bytea"));
        }
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new StorageFailure("the database " + url + " cannot be brought to the form of this release: "
                    + e.getMessage().strip().replaceAll("\\s+", " "), e);
        }
    }
}
