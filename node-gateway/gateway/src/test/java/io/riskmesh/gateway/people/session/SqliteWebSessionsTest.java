package io.riskmesh.gateway.people.session;

import io.riskmesh.gateway.storage.StorageConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWebSessionsTest extends WebSessionsContract {
    @TempDir
    private Path folder;

    @Override
    StorageConfig config() {
        return new StorageConfig.Sqlite(folder.resolve("gateway.db"));
    }
}
