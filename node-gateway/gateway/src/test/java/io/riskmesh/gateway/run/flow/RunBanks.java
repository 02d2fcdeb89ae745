package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Incentives;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.live.LedgerAccess;
import io.riskmesh.gateway.rows.SampleSeeds;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.RunMeters;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.data.DatasetCatalog;
import io.riskmesh.gateway.run.data.DatasetSettings;
import io.riskmesh.gateway.run.data.PayeeSide;
import io.riskmesh.gateway.run.fact.RoundKeyFiles;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.PartyRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/// Four gateways' runs in one process, on a real embedded ledger that is founded here; the wire between them is in memory.
final class RunBanks implements AutoCloseable {
    static final List<PartyId> BANKS = RunningLedger.BANKS;
    static final String DATASET = "payments";
    static final String PURPOSE = "fraud-detection";
    static final Duration MOST = Duration.ofSeconds(60);
    static final Duration VIEW_AGE = Duration.ofSeconds(5);
    private static final long DAY = 24L * 60 * 60 * 1000;

    final Path folder;
    final RunningLedger ledger;
    final Members members;
    final JvmPeers peers = new JvmPeers();
    final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    private final Map<PartyId, Bank> banks = new TreeMap<>();
    private boolean ledgerEnded;
    private final WorkThreads threads = WorkThreads.of(2);
    private final SecureRandom entropy = new SecureRandom();

    /// One bank's process.
    record Bank(Database database, GatewayLedger ledger, LiveRuns runs, RunWorld world) {}

    RunBanks(Path folder, BiConsumer<Path, PartyId> rows) throws Exception {
        this.folder = folder;
        this.ledger = new RunningLedger(folder.resolve("ledger"));
        this.members = new Members(ConnectionProfile.read(ledger.folder()), new SplittableRandom(1));
        DevelopmentAuthority authority = DevelopmentAuthority.create("test", Instant.now(), entropy);
        for (PartyId bank : BANKS) {
            Files.createDirectories(home(bank));
            NodeKeys.create(keys(bank), authority, bank.value());
            rows.accept(home(bank), bank);
        }
        new Founding(members, now()).found(bank -> new Party(bank, 0, 1, bank.value(), PartyRole.BANK, List.of(),
                NodeKeys.registered(keys(bank)), Optional.empty()));
    }

    static long now() {
        return InstantSource.system().millis();
    }

    private Path home(PartyId bank) {
        return folder.resolve(bank.value());
    }

    private KeyFolder keys(PartyId bank) throws java.io.IOException {
        return KeyFolder.create(home(bank).resolve("keys"));
    }

    /// A grant of a bank to train, as it is asked for.
    void grant(PartyId bank, String name, String dataset, String purpose, long until) throws Exception {
        grant(bank, name, dataset, purpose, until, List.of(DataUse.TRAIN));
    }

    private void grant(PartyId bank, String name, String dataset, String purpose, long until, List<DataUse> uses) throws Exception {
        members.record("authorize", "approver", new DataUseAuthorization(bank, 0, bank + "." + name, 1, bank, members.banks(), dataset,
                Founding.named("schema"), Founding.named("features"), uses, purpose, now() - DAY, until, 5000,
                Optional.empty(), List.of(), 3, List.of(), "test", Optional.empty(), Optional.empty()));
    }

    void grantAll(String dataset) throws Exception {
        for (PartyId bank : BANKS) {
            grant(bank, dataset, dataset, PURPOSE, now() + 90 * DAY);
        }
    }

    /// From now on contributions are measured.
    void measure() throws Exception {
        new Incentives(members).enact(Incentives.scheme(BANKS.getFirst(), BANKS));
        for (PartyId bank : BANKS) {
            grant(bank, "measured", DATASET, PURPOSE, now() + 90 * DAY, List.of(DataUse.CONTRIBUTE, DataUse.TRAIN));
        }
    }

    void revoke(PartyId bank, String name) throws Exception {
        members.record("revoke", "approver", new Revocation(bank, 0, bank + "." + name, "test"));
    }

    Bank start(PartyId bank) throws Exception {
        Database database = Database.open(new StorageConfig.Sqlite(home(bank).resolve("gateway.db")));
        LedgerAccess access = LedgerAccess.of(ConnectionProfile.read(ledger.folder()), bank);
        GatewayLedger live = GatewayLedger.start(new LedgerAccess(access.profile(), bank, access.identities(), VIEW_AGE,
                Duration.ofMillis(500)), database, InstantSource.system(), System::nanoTime, new SplittableRandom(2));
        JvmPeers.Station station = peers.station(bank, database);
        DatasetSettings settings = new DatasetSettings(home(bank).resolve("rows.csv"), "is_fraud", Optional.empty(), Optional.of("id"),
                Optional.empty(), Optional.of("day"), OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), Map.of(), payees(bank));
        RunWorld world = new RunWorld(database, live, station, station,
                RoundKeyFiles.signer(keys(bank).key("sum-classical"), keys(bank).key("sum-lattice")),
                new DatasetCatalog(_ -> Optional.of(settings)), threads, SampleSeeds.repeatable(), entropy,
                InstantSource.system(), System::nanoTime, (name, data) -> told(bank, name, data), RunMeters.NONE, Spans.ids(entropy), home(bank),
                new RunSettings(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMillis(50),
                        Duration.ofSeconds(5), Duration.ofHours(1)));
        LiveRuns runs = new LiveRuns(world);
        Bank started = new Bank(database, live, runs, world);
        banks.put(bank, started);
        runs.start();
        return started;
    }

    // Banks that have a file of received payments train on both sides.
    private Optional<PayeeSide> payees(PartyId bank) {
        Path received = home(bank).resolve("received.csv");
        return Files.exists(received) ? Optional.of(new PayeeSide(received, "payer_bank", "payee_bank")) : Optional.empty();
    }

    void startAll() throws Exception {
        for (PartyId bank : BANKS) {
            start(bank);
        }
        for (Bank bank : banks.values()) {
            await(() -> bank.ledger().authorizations().members().size() == BANKS.size() && bank.ledger().caughtUpOnce());
        }
    }

    /// The process ends; nothing is said to anybody.
    void stop(PartyId bank) throws java.io.IOException {
        peers.gone(bank);
        Bank stopped = banks.remove(bank);
        stopped.runs().close();
        stopped.ledger().close();
        stopped.database().close();
    }

    Bank bank(PartyId bank) {
        return banks.get(bank);
    }

    private void told(PartyId bank, EventName name, ObjectNode data) {
        events.add(bank + " " + name.id() + " " + data);
    }

    RunView awaitOver(PartyId bank, String run) throws Exception {
        await(() -> bank(bank).runs().get(run).filter(view -> view.state().isOver()).isPresent());
        return bank(bank).runs().get(run).orElseThrow();
    }

    void awaitState(PartyId bank, String run, RunState state) throws Exception {
        await(() -> bank(bank).runs().get(run).filter(view -> view.state() == state).isPresent());
    }

    /// Something that comes true.
    @FunctionalInterface
    interface Fact {
        boolean holds() throws Exception;
    }

    void await(Fact fact) throws Exception {
        long end = System.nanoTime() + MOST.toNanos();
        while (!fact.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + MOST + "\n" + stories());
            }
            Thread.sleep(10);
        }
    }

    private String stories() throws Exception {
        StringBuilder all = new StringBuilder();
        for (var run : banks.values().iterator().next().runs().list()) {
            all.append(run).append('\n').append(story(run.id()));
        }
        return all.toString();
    }

    /// What a test prints when it fails.
    String story(String run) throws Exception {
        StringBuilder story = new StringBuilder();
        for (Map.Entry<PartyId, Bank> bank : banks.entrySet()) {
            story.append(bank.getKey()).append('\n');
            bank.getValue().runs().log(run).forEach(line -> story.append("  ").append(line.at() % 1_000_000).append(' ').append(line.event()).append(' ')
                    .append(line.text()).append('\n'));
        }
        return story.toString();
    }

    /// The ledger is gone.
    void endLedger() throws java.io.IOException {
        if (!ledgerEnded) {
            ledgerEnded = true;
            ledger.close();
        }
    }

    @Override
    public void close() throws java.io.IOException {
        for (PartyId bank : List.copyOf(banks.keySet())) {
            stop(bank);
        }
        members.close();
        endLedger();
        peers.close();
        threads.close();
    }
}
