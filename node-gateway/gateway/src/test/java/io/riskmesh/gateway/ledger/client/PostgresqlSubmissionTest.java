package io.riskmesh.gateway.ledger.client;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.PostgresqlForTests;
import io.riskmesh.gateway.storage.StorageConfig;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresqlForTests.class)
final class PostgresqlSubmissionTest extends SubmissionStoreContract {
    private Database database;

    @BeforeEach
    void connect(StorageConfig.Postgresql config) throws IOException {
        database = Database.open(config);
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Override
    SubmissionStore open(String identity) {
        return new SubmissionTable(database, identity, InstantSource.system());
    }
}
