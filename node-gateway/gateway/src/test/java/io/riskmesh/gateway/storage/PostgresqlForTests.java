package io.riskmesh.gateway.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One server for all test classes of a run, started by the first, stopped at the end; a parameter [StorageConfig.Postgresql] is a
/// new database. Without PostgreSQL the class is skipped with a message.
public final class PostgresqlForTests implements BeforeAllCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(PostgresqlForTests.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Assumptions.assumeTrue(PostgresqlServer.programs().isPresent(), PostgresqlServer.ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> wanted = parameter.getParameter().getType();
        return wanted == StorageConfig.Postgresql.class || wanted == PostgresqlServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PostgresqlServer server = context.getRoot().getStore(OURS)
                .computeIfAbsent(PostgresqlServer.class, _ -> started(), PostgresqlServer.class);
        try {
            return parameter.getParameter().getType() == PostgresqlServer.class ? server : server.database();
        } catch (Exception e) {
            throw new IllegalStateException("A server of the tests makes a database", e);
        }
    }

    private static PostgresqlServer started() {
        try {
            Optional<Path> programs = PostgresqlServer.programs();
            return PostgresqlServer.start(programs.orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL is installed but does not start", e);
        }
    }
}
