package io.riskmesh.gateway.peer.world;

import io.riskmesh.gateway.peer.PeerPlan;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.link.PeerAddress;
import io.riskmesh.gateway.peer.pulse.LedgerHead;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The peer room of one bank behind its two listeners, with a database of its own. Stops and starts again as a process would.
public final class TestGateway implements AutoCloseable {
    public static final PeerPlan.Timing QUICK = new PeerPlan.Timing(Duration.ofMillis(100), Duration.ofSeconds(6));

    private final Vertx vertx;
    private final TestDirectory directory;
    private final PartyId party;
    private final TestKey key;
    private final Path folder;
    private final PeerPlan.Timing timing;
    private final InstantSource clock;
    private final PeerMeter meter;
    private Database database;
    private ExecutorService sql;
    private Peers peers;
    private HttpServer small;
    private HttpServer bulk;

    private TestGateway(Vertx vertx, TestDirectory directory, PartyId party, Path folder, TestKey key, PeerPlan.Timing timing,
            InstantSource clock, PeerMeter meter) {
        this.vertx = vertx;
        this.directory = directory;
        this.party = party;
        this.folder = folder;
        this.timing = timing;
        this.key = key;
        this.clock = clock;
        this.meter = meter;
        directory.register(party, key.digest());
    }

    /// Opens a gateway that listens, but has not begun to speak.
    public static TestGateway open(Vertx vertx, TestDirectory directory, String party, Path folder) throws IOException {
        return open(vertx, directory, party, folder, InstantSource.system(), PeerMeter.none());
    }

    /// The same, with a clock and measurements of the test's.
    public static TestGateway open(Vertx vertx, TestDirectory directory, String party, Path folder, InstantSource clock, PeerMeter meter)
            throws IOException {
        TestGateway gateway = new TestGateway(vertx, directory, new PartyId(party), folder.resolve(party),
                TestKey.fresh(party), QUICK, clock, meter);
        gateway.open(0, 0);
        return gateway;
    }

    /// Opens one that the directory knows, where it says.
    public static TestGateway open(Vertx vertx, TestDirectory directory, PartyId party, Path folder, TestKey key) throws IOException {
        TestGateway gateway = new TestGateway(vertx, directory, party, folder, key, QUICK, InstantSource.system(), PeerMeter.none());
        gateway.open(directory.address(party).port(), directory.address(party).bulkPort());
        return gateway;
    }

    private void open(int port, int bulkPort) throws IOException {
        Files.createDirectories(folder);
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
        sql = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
        peers = Peers.open(new PeerPlan(party, "%016x".formatted(new SecureRandom().nextLong()), "test-1", directory.of(party),
                () -> new LedgerHead("consortium", 7, Digest.ofFile(new byte[0])), key.options(), vertx, vertx, database,
                folder.resolve("spool"), sql, meter, io.riskmesh.gateway.trace.Spans.ids(new SecureRandom()), clock, System::nanoTime, new SecureRandom(),
                timing));
        small = TestListeners.listen(vertx, key.options(), false, port, peers.door());
        bulk = TestListeners.listen(vertx, key.options(), true, bulkPort, peers.door());
        directory.listens(party, new PeerAddress("127.0.0.1", small.actualPort(), "127.0.0.1", bulk.actualPort()));
    }

    public PartyId party() {
        return party;
    }

    public TestKey key() {
        return key;
    }

    public Peers peers() {
        return peers;
    }

    public Database database() {
        return database;
    }

    /// Ends it, and opens it again from its folder at the same ports.
    public void restart() throws IOException {
        int port = small.actualPort();
        int bulkPort = bulk.actualPort();
        close();
        open(port, bulkPort);
    }

    @Override
    public void close() {
        io.vertx.core.Future.join(peers.close(), small.close(), bulk.close()).toCompletionStage().toCompletableFuture().join();
        sql.close();
        database.close();
    }
}
