package io.riskmesh.gateway.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StorageConfigTest {
    private static final Path FILE = Path.of("gateway.db");

    @Test
    void without_variables_a_file_is_used() throws Exception {
        assertEquals(new StorageConfig.Sqlite(FILE), StorageConfig.of(Map.of(), FILE));
    }

    @Test
    void variables_name_a_server_and_where_its_password_is() throws Exception {
        StorageConfig.Postgresql server = assertInstanceOf(StorageConfig.Postgresql.class, StorageConfig.of(Map.of(
                StorageConfig.URL, "jdbc:postgresql://db:5432/bank", StorageConfig.USER, "gateway", StorageConfig.PASSWORD, "env:PW",
                "PW", "secret"), FILE));
        assertEquals("secret", server.password().reveal());
        assertEquals("Postgresql[url=jdbc:postgresql://db:5432/bank, user=gateway, password=[REDACTED]]", server.toString());
    }

    @Test
    void what_cannot_be_a_server_is_refused() {
        assertStopped(Map.of(StorageConfig.URL, "jdbc:h2:mem:x", StorageConfig.USER, "gateway"));
        assertStopped(Map.of(StorageConfig.URL, "jdbc:postgresql://db/bank?password=x", StorageConfig.USER, "gateway"));
        assertStopped(Map.of(StorageConfig.URL, "jdbc:postgresql://db/bank"));
        assertStopped(Map.of(StorageConfig.URL, "jdbc:postgresql://db/bank", StorageConfig.USER, "gateway", StorageConfig.PASSWORD, "plain"));
        assertStopped(Map.of(StorageConfig.URL, "jdbc:postgresql://db/bank", StorageConfig.USER, "gateway", StorageConfig.PASSWORD, "env:NONE"));
    }

    private static void assertStopped(Map<String, String> environment) {
        assertThrows(Stopped.class, () -> StorageConfig.of(environment, FILE));
    }
}
