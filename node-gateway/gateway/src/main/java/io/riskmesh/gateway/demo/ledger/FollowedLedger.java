package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.desk.ProjectedLedger;
import io.riskmesh.gateway.ledger.projection.BlockFollower;
import io.riskmesh.gateway.ledger.projection.GrantWatch;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The projection of the demo's ledger, kept level by the stream of its blocks.
final class FollowedLedger implements AutoCloseable {
    private static final String READER = "gateway";

    private final Projection projection;
    private final LedgerClient client;
    private final BlockFollower follower;

    private FollowedLedger(Projection projection, LedgerClient client) {
        this.projection = projection;
        this.client = client;
        this.follower = BlockFollower.start(projection, client, BlockFollower.ASK_EVERY);
    }

    static FollowedLedger start(Path folder, ConnectionProfile profile, InstantSource clock, RandomGenerator jitter) throws IOException {
        String bank = profile.banks().getFirst();
        Path journal = folder.resolve("clients").resolve(bank + ".follower.journal");
        LedgerClient client = LedgerClient.connect(profile, profile.identity(bank, READER), journal, jitter);
        try {
            return new FollowedLedger(Projection.open(new StorageConfig.Sqlite(folder.resolve(ProjectedLedger.DATABASE)), clock), client);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    GrantWatch watch() {
        return new GrantWatch(projection);
    }

    @Override
    public void close() throws IOException {
        follower.close();
        client.close();
        projection.close();
    }
}
