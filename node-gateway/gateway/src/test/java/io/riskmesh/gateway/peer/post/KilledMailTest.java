package io.riskmesh.gateway.peer.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.link.PeerAddress;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.world.TestDirectory;
import io.riskmesh.gateway.peer.world.TestGateway;
import io.riskmesh.gateway.peer.world.TestKey;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sender and receiver are processes that are killed (kill -9) at random points: every letter of a transaction that stands is read
/// once, in its order, and none of another.
final class KilledMailTest {
    private static final long SEED = 66;
    private static final int STREAMS = 3;
    private static final String ALPHA = "AlphaBank";
    private static final String BETA = "BetaBank";

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private Running alpha;
    private Running beta;

    /// A bank's process. Alpha counts, and writes each count to Beta in the same transaction; Beta notes what it reads in the
    /// transaction of the reading.
    static final class Bank {
        private Bank() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            boolean alpha = args[1].equals(ALPHA);
            boolean counting = args[2].equals("counting");
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            TestDirectory directory = new TestDirectory();
            for (String party : List.of(ALPHA, BETA)) {
                List<String> known = Files.readAllLines(folder.resolve(party + ".txt"));
                directory.register(new PartyId(party), Digest.fromHex(known.get(0)));
                directory.listens(new PartyId(party), new PeerAddress("127.0.0.1", Integer.parseInt(known.get(1)), "127.0.0.1",
                        Integer.parseInt(known.get(2))));
            }
            TestKey key = new TestKey(Files.readString(folder.resolve(args[1] + ".key")),
                    Files.readString(folder.resolve(args[1] + ".crt")),
                    Digest.fromHex(Files.readAllLines(folder.resolve(args[1] + ".txt")).get(0)));
            TestGateway gateway = TestGateway.open(Vertx.vertx(), directory, new PartyId(args[1]), folder.resolve(args[1]), key);
            gateway.database().write(Bank::tables);
            gateway.peers().mail().deliver(MailKind.PROPOSAL, (transaction, _, body) -> {
                long number = ByteBuffer.wrap(body).getLong();
                change(transaction, "INSERT INTO app_read (stream, number) VALUES (" + number % STREAMS + ", " + number + ")");
                out.println("read " + number);
            });
            gateway.peers().start();
            out.println("up");
            while (counting) {
                TimeUnit.MILLISECONDS.sleep(3);
                out.println("sent " + gateway.database().write(transaction -> count(transaction, gateway)));
            }
            while (alpha && waiting(gateway) > 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            out.println("empty");
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }

        private static Void tables(Connection connection) throws SQLException {
            change(connection, "CREATE TABLE IF NOT EXISTS app_count (one integer PRIMARY KEY, n integer NOT NULL)");
            change(connection, "INSERT INTO app_count (one, n) VALUES (1, 0) ON CONFLICT DO NOTHING");
            change(connection, "CREATE TABLE IF NOT EXISTS app_read (at integer PRIMARY KEY AUTOINCREMENT, stream integer NOT NULL,"
                    + " number integer NOT NULL)");
            return null;
        }

        private static long count(Connection transaction, TestGateway gateway) throws SQLException {
            long number = numbers(transaction, "SELECT n FROM app_count").getFirst();
            change(transaction, "UPDATE app_count SET n = n + 1");
            byte[] body = new byte[number % 10 == 9 ? 80_000 : 20];
            ByteBuffer.wrap(body).putLong(number);
            gateway.peers().mail().send(transaction, new PartyId(BETA), MailKind.PROPOSAL, "s" + number % STREAMS, body);
            return number;
        }

        private static long waiting(TestGateway gateway) throws IOException {
            return gateway.database().read(connection -> numbers(connection, "SELECT COUNT(*) FROM peer_outbox")).getFirst();
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<Long> numbers(Connection connection, String sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    @Test
    @Tag("acceptance")
    void every_letter_is_read_once_and_in_order_through_a_kill_of_each_and_of_both() throws Exception {
        kill(List.of(Victims.SENDER, Victims.RECEIVER, Victims.BOTH));
    }

    @Test
    @Tag("slow")
    void every_letter_is_read_once_and_in_order_through_sixty_kills() throws Exception {
        List<Victims> turns = new ArrayList<>();
        for (int left = 60; left > 0; left -= turns.getLast() == Victims.BOTH ? 2 : 1) {
            turns.add(Victims.values()[random.nextInt(left > 1 ? 3 : 2)]);
        }
        kill(turns);
    }

    /// Whose processes are killed at one point.
    private enum Victims { SENDER, RECEIVER, BOTH }

    /// @param lines what it says, read as it comes, so that it never waits for a reader
    /// @param fresh until it was seen to be up
    private record Running(Process process, LinkedBlockingQueue<String> lines, AtomicBoolean fresh) {
        /// Waits for a line that starts so, or for so many lines from now on.
        void await(String start, int most) throws InterruptedException, IOException {
            for (int read = 0; read < most; read++) {
                String line = lines.poll(30, TimeUnit.SECONDS);
                if (line == null) {
                    throw new IOException("The process says nothing more");
                }
                if (line.startsWith(start)) {
                    return;
                }
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private void kill(List<Victims> turns) throws Exception {
        found(ALPHA);
        found(BETA);
        alpha = start(ALPHA, "counting");
        beta = start(BETA, "reading");
        try {
            for (Victims turn : turns) {
                for (Running one : List.of(alpha, beta)) {
                    if (one.fresh().compareAndSet(true, false)) {
                        one.await("up", Integer.MAX_VALUE);
                    }
                }
                Running watched = turn == Victims.RECEIVER ? beta : alpha;
                watched.lines().clear();
                watched.await("never", 1 + random.nextInt(turn == Victims.RECEIVER ? 40 : 150));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
                kill(turn);
            }
            alpha.kill();
            alpha = start(ALPHA, "draining");
            alpha.await("empty", Integer.MAX_VALUE);
        } finally {
            alpha.kill();
            beta.kill();
        }
        check();
    }

    private void kill(Victims turn) throws Exception {
        if (turn != Victims.RECEIVER) {
            alpha.kill();
            alpha = start(ALPHA, "counting");
        }
        if (turn != Victims.SENDER) {
            beta.kill();
            beta = start(BETA, "reading");
        }
    }

    private void check() throws IOException {
        long sent = query(ALPHA, "SELECT n FROM app_count").getFirst();
        assertTrue(sent > 20, sent + " were sent");
        for (int stream = 0; stream < STREAMS; stream++) {
            List<Long> expected = new ArrayList<>();
            for (long number = stream; number < sent; number += STREAMS) {
                expected.add(number);
            }
            assertEquals(expected, query(BETA, "SELECT number FROM app_read WHERE stream = " + stream + " ORDER BY at"),
                    "stream " + stream + " of seed " + SEED);
        }
    }

    private List<Long> query(String party, String sql) throws IOException {
        try (Database database = Database.open(new StorageConfig.Sqlite(folder.resolve(party).resolve("gateway.db")))) {
            return database.read(connection -> numbers(connection, sql));
        }
    }

    private void found(String party) throws IOException {
        TestKey key = TestKey.fresh(party);
        Files.writeString(folder.resolve(party + ".key"), key.keyPem());
        Files.writeString(folder.resolve(party + ".crt"), key.certificatePem());
        Files.write(folder.resolve(party + ".txt"), List.of(key.digest().hex(), freePort(), freePort()));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private Running start(String party, String what) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Bank.class.getName(), folder.toString(), party, what).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> read(process, lines));
        return new Running(process, lines, new AtomicBoolean(true));
    }

    private static void read(Process process, LinkedBlockingQueue<String> lines) {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            lines.add("killed"); // in the middle of a line
        }
    }
}
