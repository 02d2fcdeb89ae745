package io.riskmesh.gateway.storage;

import io.riskmesh.gateway.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL server of the tests' own, from the distribution's package: a folder of its own, a loopback port of its own,
/// nothing left behind. It refuses to run as root, so that root runs it as the package's user.
final class PostgresqlServer implements AutoCloseable {
    static final String ABSENT = "PostgreSQL is not installed (expected initdb and pg_ctl in /usr/lib/postgresql/*/bin or on the"
            + " path; on Debian the package 'postgresql'): the storage suite ran on SQLite only";

    private static final String USER = "riskmesh";
    private static final String PASSWORD = "only-of-the-tests";
    private static final String SERVICE_USER = "postgres";
    private static final long LIMIT_SECONDS = 120;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresqlServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Where the programs are, newest version first; empty if they are nowhere.
    static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> found = Files.list(versions)) {
                found.sorted(Comparator.comparing((Path version) -> version.getFileName().toString().length())
                        .thenComparing(Comparator.naturalOrder()).reversed()).map(version -> version.resolve("bin")).forEach(places::add);
            }
        }
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).filter(part -> !part.isEmpty()).map(Path::of).forEach(places::add);
        return places.stream().filter(place -> Files.isExecutable(place.resolve("initdb"))
                && Files.isExecutable(place.resolve("pg_ctl"))).findFirst();
    }

    static PostgresqlServer start(Path programs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("riskmesh-postgresql");
        PostgresqlServer server = new PostgresqlServer(programs, folder, freePort());
        try {
            Path password = Files.writeString(folder.resolve("password"), PASSWORD);
            if (isRoot()) {
                for (Path owned : List.of(folder, password)) {
                    Files.setOwner(owned, owned.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SERVICE_USER));
                }
            }
            server.run("initdb", "-D", server.data(), "-U", USER, "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8",
                    "--locale=C", "--no-sync");
            // What is asked of the server here is SQL, not whether its disk keeps what it promises.
            server.run("pg_ctl", "-D", server.data(), "-w", "-l", folder.resolve("log").toString(), "-o", "-c listen_addresses=127.0.0.1 -c port="
                    + server.port + " -c unix_socket_directories='' -c fsync=off -c max_connections=60", "start");
            return server;
        } catch (IOException | InterruptedException e) {
            server.delete();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", SERVICE_USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("riskmesh-" + program, ".out");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        String text = Files.readString(said);
        Files.delete(said);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": " + text);
        }
    }

    /// A new, empty database.
    StorageConfig.Postgresql database() throws Exception {
        String name = "d" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return config(name, PASSWORD);
    }

    StorageConfig.Postgresql config(String database, String password) throws Exception {
        return new StorageConfig.Postgresql(url(database), USER, Secret.of("env:P", Map.of("P", password)));
    }

    /// Lets a statement run with all rights.
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        } catch (InterruptedException e) {
            throw new IOException("interrupted while the server of the tests was stopped", e);
        }
        delete();
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
