package io.riskmesh.gateway.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresqlForTests.class)
final class PostgresqlDatabaseTest extends DatabaseContract {
    private StorageConfig config;

    @BeforeEach
    void take(StorageConfig.Postgresql database) {
        config = database;
    }

    @Override
    StorageConfig config() {
        return config;
    }

    @Test
    void a_wrong_password_and_a_server_that_is_not_there_are_failures_that_do_not_tell_the_password(PostgresqlServer server)
            throws Exception {
        for (StorageConfig wrong : new StorageConfig[] {server.config("postgres", "not-the-password-xyzzy"),
            new StorageConfig.Postgresql("jdbc:postgresql://127.0.0.1:1/none", "riskmesh",
                    server.config("postgres", "not-the-password-xyzzy").password())}) {
            StorageFailure failure = assertThrows(StorageFailure.class, () -> Database.open(wrong));
            StringWriter told = new StringWriter();
            failure.printStackTrace(new PrintWriter(told));
            assertFalse((told + wrong.toString()).contains("xyzzy"), told.toString());
        }
    }
}
