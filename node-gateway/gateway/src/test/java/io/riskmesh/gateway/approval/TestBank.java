package io.riskmesh.gateway.approval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.live.LedgerAccess;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The approvals' room of one bank before a real ledger.
final class TestBank implements AutoCloseable {
    static final Duration WAIT = Duration.ofSeconds(20);

    final PartyId party;
    final Database database;
    final GatewayLedger ledger;
    final ApprovalRoom room;
    final List<String> events = new CopyOnWriteArrayList<>();
    final AtomicLong skippedNanos = new AtomicLong();

    TestBank(FoundedLedger founded, String party, Path folder, Post post, TestReleases releases) throws Exception {
        this(founded.access(party), folder, post, releases);
    }

    TestBank(LedgerAccess access, Path folder, Post post, TestReleases releases) throws Exception {
        this.party = access.party();
        this.database = Database.open(new StorageConfig.Sqlite(folder.resolve(party + ".db")));
        this.ledger = GatewayLedger.start(access, database, InstantSource.system(),
                () -> System.nanoTime() + skippedNanos.get(), new SplittableRandom(1));
        this.room = new ApprovalRoom(new ApprovalParts(ledger, database, post.of(party, database), releases, _ -> Optional.empty(), releases,
                (_, _) -> Optional.empty(), Optional::empty, (event, data) -> events.add(event.id() + " " + data), ApprovalMeters.NONE,
                InstantSource.system(), new SecureRandom()));
        room.start();
        await(() -> ledger.caughtUpOnce(), () -> ledger.following());
    }

    Caller person(String name, Role... roles) {
        return new Caller(name, party, Set.of(roles));
    }

    ApprovalDesk.Answer decide(Caller caller, ApprovalView view, ApprovalDesk.Verdict verdict) throws Exception {
        return room.approvals().decide(caller, view.id(), new ApprovalDesk.Ask(verdict, verdict == ApprovalDesk.Verdict.REJECT
                ? Optional.of("not-needed") : Optional.empty(), view.subjectDigest()), WAIT);
    }

    ApprovalView see(String id) throws Exception {
        await(() -> room.approvals().get(person("reader", Role.APPROVER), id).isPresent());
        return room.approvals().get(person("reader", Role.APPROVER), id).orElseThrow();
    }

    ApprovalView see(String id, ApprovalState state) throws Exception {
        await(() -> see(id).state() == state, () -> see(id));
        return see(id);
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition) throws Exception {
        await(condition, () -> "");
    }

    private static void await(Condition condition, Callable<Object> found) throws Exception {
        long end = System.nanoTime() + WAIT.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "within " + WAIT + " " + (System.nanoTime() < end ? "" : found.call()));
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        room.close();
        ledger.close();
        database.close();
    }
}
