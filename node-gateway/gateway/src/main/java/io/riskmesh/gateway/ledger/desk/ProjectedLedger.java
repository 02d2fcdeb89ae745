package io.riskmesh.gateway.ledger.desk;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.ledger.projection.BlockFollower;
import io.riskmesh.gateway.ledger.projection.BrokenChain;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.ledger.projection.StoredBlocks;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Opens the projection of a data folder, level with the ledger. A ledger that runs is asked for its blocks through the peer's
/// own service, wherever they lie; one that does not run is read from its folder.
///
/// @param clock tells ages
/// @param environment may name a PostgreSQL database ([StorageConfig])
/// @param jitter of the client
public record ProjectedLedger(InstantSource clock, Map<String, String> environment, RandomGenerator jitter) {
    /// File of the database in the data folder, unless the environment names a server.
    public static final String DATABASE = "gateway.db";

    public ProjectedLedger {
        environment = Map.copyOf(environment);
    }

    /// The projection of a folder's ledger.
    ///
    /// @throws Stopped if there is no ledger, it does not answer, or its blocks do not continue what was projected
    public Projection open(Path data) throws Stopped, IOException {
        if (!Files.isDirectory(data)) {
            throw Stopped.unavailable("expected the data folder of a ledger, found no folder " + data, null);
        }
        Projection projection = Projection.open(StorageConfig.of(environment, data.resolve(DATABASE)), clock);
        try {
            bringLevel(projection, data);
            return projection;
        } catch (Stopped | IOException | RuntimeException e) {
            projection.close();
            throw e;
        }
    }

    private void bringLevel(Projection projection, Path data) throws Stopped, IOException {
        try {
            LedgerProcess process = new LedgerProcess(data);
            if (process.running().isPresent()) {
                follow(projection, process.profile());
            } else {
                read(projection, data);
            }
        } catch (LedgerUnavailable e) {
            throw Stopped.unavailable("ledger_unavailable " + e.getMessage(), e);
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        } catch (BrokenChain e) {
            throw Stopped.refused(e.getMessage() + "; ./riskmesh audit verify " + data);
        }
    }

    private void follow(Projection projection, ConnectionProfile profile) throws LedgerUnavailable, BrokenChain, IOException {
        boolean regulated = !profile.regulators().isEmpty();
        String party = regulated ? profile.regulators().getFirst() : profile.banks().getFirst();
        String name = regulated ? "auditor" : "operator";
        Path journal = profile.folder().resolve("clients").resolve(party + "." + name + ".journal");
        try (LedgerClient client = LedgerClient.connect(profile, profile.identity(party, name), journal, jitter)) {
            BlockFollower.catchUp(projection, client);
        }
    }

    private static void read(Projection projection, Path data) throws UnreadableSource, BrokenChain, IOException {
        try (BlockSource blocks = VerifyCommand.open(data)) {
            StoredBlocks.takeAll(blocks, projection);
        }
    }
}
