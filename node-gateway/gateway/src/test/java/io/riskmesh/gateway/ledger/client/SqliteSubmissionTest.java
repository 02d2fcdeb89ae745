package io.riskmesh.gateway.ledger.client;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSubmissionTest extends SubmissionStoreContract {
    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void connect() throws IOException {
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("s.db")));
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
