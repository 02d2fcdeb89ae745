package io.riskmesh.gateway.people.session;

import io.riskmesh.gateway.storage.PostgresqlForTests;
import io.riskmesh.gateway.storage.StorageConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresqlForTests.class)
final class PostgresqlWebSessionsTest extends WebSessionsContract {
    private StorageConfig config;

    @BeforeEach
    void take(StorageConfig.Postgresql database) {
        config = database;
    }

    @Override
    StorageConfig config() {
        return config;
    }
}
