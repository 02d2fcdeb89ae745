package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.SubmissionTable;
import io.riskmesh.gateway.ledger.client.SubmissionWatch;
import io.riskmesh.gateway.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One client per identity of the party, opened when first needed, their submissions in the gateway's database. Thread-safe.
final class RoleClients implements AutoCloseable {
    private static final List<String> WRITERS = List.of("gateway", "operator", "approver", "scientist", "finance");

    private final LedgerAccess access;
    private final Database database;
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final Map<String, LedgerClient> clients = new TreeMap<>();
    private SubmissionWatch watch = SubmissionWatch.NONE;

    RoleClients(LedgerAccess access, Database database, InstantSource clock, RandomGenerator jitter) {
        this.access = access;
        this.database = database;
        this.clock = clock;
        this.jitter = jitter;
    }

    synchronized void watchedBy(SubmissionWatch told) {
        watch = told;
        clients.values().forEach(client -> client.watchedBy(told));
    }

    synchronized LedgerClient as(String name) {
        if (!access.has(name)) {
            throw new IllegalStateException(access.party() + " has no identity " + name + " in " + access.identities());
        }
        return clients.computeIfAbsent(name, this::open);
    }

    private LedgerClient open(String name) {
        try {
            SubmissionTable submissions = new SubmissionTable(database, access.party() + "." + name, clock);
            LedgerClient client = LedgerClient.connect(access.profile(), access.identity(name), submissions, jitter);
            client.watchedBy(watch);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException("The identity " + name + " of " + access.party() + " was readable at the start", e);
        }
    }

    /// Settles what an earlier process sent and did not hear of; says how many there were.
    int settleUnknown() throws LedgerUnavailable, IOException {
        int settled = 0;
        for (String name : names().toList()) {
            settled += as(name).settleUnknown();
        }
        return settled;
    }

    // Read once at the start, so that a broken identity is told then.
    void check() throws IOException {
        access.identity(access.reader());
        for (String name : names().toList()) {
            access.identity(name);
        }
    }

    private Stream<String> names() {
        return WRITERS.stream().filter(access::has);
    }

    @Override
    public synchronized void close() throws IOException {
        for (LedgerClient client : clients.values()) {
            client.close();
        }
    }
}
