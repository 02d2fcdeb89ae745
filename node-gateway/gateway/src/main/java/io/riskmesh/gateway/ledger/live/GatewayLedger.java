package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.SubmissionWatch;
import io.riskmesh.gateway.ledger.projection.BlockFollower;
import io.riskmesh.gateway.ledger.projection.Following;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The ledger of a running gateway: follows blocks into the gateway's database for as long as it is open, through any absence of
/// the ledger; a chain that does not continue stops it for good.
public final class GatewayLedger implements LiveLedger, AutoCloseable {
    private static final Duration SETTLE_PAUSE = Duration.ofSeconds(2);

    private final LedgerAccess access;
    private final Projection projection;
    private final RoleClients clients;
    private final BlockWatch watch;
    private final BlockFollower follower;
    private final Thread settler;

    private GatewayLedger(LedgerAccess access, Projection projection, RoleClients clients, BlockWatch watch) {
        this.access = access;
        this.projection = projection;
        this.clients = clients;
        this.watch = watch;
        this.follower = BlockFollower.start(projection, clients.as(access.reader()), access.askEvery(), watch);
        this.settler = Thread.ofVirtual().name("submission-settler").start(this::settle);
    }

    /// Starts to follow. Does not wait for the ledger: until it answers, everything is stale.
    ///
    /// @param database the gateway's, closed after this
    /// @param nanos monotonic time, for ages
    /// @param jitter decides pauses between tries
    /// @throws IOException if an identity cannot be read or the database fails
    public static GatewayLedger start(LedgerAccess access, Database database, InstantSource clock, LongSupplier nanos,
            RandomGenerator jitter) throws IOException {
        Projection projection = Projection.in(database, clock);
        RoleClients clients = new RoleClients(access, database, clock, jitter);
        clients.check();
        BlockWatch watch = new BlockWatch(projection, nanos);
        watch.resume();
        return new GatewayLedger(access, projection, clients, watch);
    }

    /// From now on submissions under any of the party's identities are told to the watch.
    public void watchedBy(SubmissionWatch told) {
        clients.watchedBy(told);
    }

    // What an earlier process sent is looked up as soon as the ledger answers.
    private void settle() {
        try {
            while (!settled()) {
                Thread.sleep(SETTLE_PAUSE);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private boolean settled() {
        try {
            clients.settleUnknown();
            return true;
        } catch (LedgerUnavailable | IOException _) {
            return false; // asked again: the ledger may be away for long
        }
    }

    @Override
    public PartyId party() {
        return access.party();
    }

    @Override
    public String channel() {
        return access.profile().channel();
    }

    @Override
    public LedgerClient as(String identityName) {
        return clients.as(identityName);
    }

    @Override
    public boolean speaksAs(String identityName) {
        return access.has(identityName);
    }

    @Override
    public boolean readOnly() {
        return access.readOnly();
    }

    @Override
    public Projection projection() {
        return projection;
    }

    @Override
    public AuthorizationView authorizations() {
        return watch.view();
    }

    @Override
    public long height() {
        return watch.view().height();
    }

    @Override
    public long lagBlocks() {
        return watch.lagBlocks();
    }

    @Override
    public long ageMillis() {
        return following() instanceof Following.Stopped ? Long.MAX_VALUE : watch.ageMillis();
    }

    @Override
    public Optional<Refusal> stale(ReasonCode code) {
        long age = ageMillis();
        return age <= access.maxViewAge().toMillis() ? Optional.empty()
                : Optional.of(new Refusal(code, "the view of the ledger ends with block " + (height() - 1) + " and is "
                        + (age == Long.MAX_VALUE ? "not to be relied on" : age / 1000 + " s old")));
    }

    @Override
    public Following following() {
        return follower.state();
    }

    @Override
    public boolean caughtUpOnce() {
        return watch.caughtUpOnce();
    }

    @Override
    public String trustLabel() {
        return access.profile().trustLabel();
    }

    @Override
    public boolean embedded() {
        return access.profile().isEmbedded();
    }

    @Override
    public LedgerTrust trust() {
        return LedgerTrust.of(trustLabel(), embedded(), height(), lagBlocks(), ageMillis());
    }

    @Override
    public void onBlock(Consumer<Long> listener) {
        watch.onBlock(listener);
    }

    @Override
    public Map<PartyId, Digest> tlsKeys() {
        return watch.view().parties().tlsKeys();
    }

    @Override
    public Map<PartyId, Party> parties() {
        return watch.view().parties().all();
    }

    /// Ends the stream, then the clients. The database stays the caller's.
    @Override
    public void close() throws IOException {
        settler.interrupt();
        try {
            settler.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        follower.close();
        clients.close();
    }
}
