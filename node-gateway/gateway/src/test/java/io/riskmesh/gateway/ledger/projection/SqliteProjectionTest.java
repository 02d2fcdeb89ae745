package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.storage.StorageConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteProjectionTest extends ProjectionContract {
    @TempDir
    private Path home;

    @Override
    StorageConfig config() {
        return new StorageConfig.Sqlite(home.resolve("projection.db"));
    }
}
