package io.riskmesh.gateway.ledger.desk;

import io.riskmesh.gateway.ledger.projection.BrokenChain;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.ledger.projection.StoredBlocks;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Facts of blocks that were verified from the first on, with nothing but the blocks: no ledger, no gateway, no network. Closing it
/// removes what was made to look them up.
public final class OfflineFacts implements AutoCloseable {
    private static final int MOST = 10_000;

    private final ScratchFolder scratch;
    private final Projection projection;

    private OfflineFacts(ScratchFolder scratch, Projection projection) {
        this.scratch = scratch;
        this.projection = projection;
    }

    /// Verifies and reads.
    ///
    /// @param blocks data folder of a ledger, an evidence pack, or a folder of `<n>.block` files
    /// @throws Stopped if they do not verify (exit 3) or cannot be read (exit 4)
    public static OfflineFacts open(Path blocks, Path scratchBeside, InstantSource clock) throws Stopped, IOException {
        verify(blocks);
        ScratchFolder scratch = ScratchFolder.beside(scratchBeside);
        try {
            Projection projection = Projection.open(new StorageConfig.Sqlite(scratch.path().resolve("facts.db")), clock);
            try (BlockSource source = VerifyCommand.open(blocks)) {
                StoredBlocks.takeAll(source, projection);
                return new OfflineFacts(scratch, projection);
            } catch (UnreadableSource e) {
                projection.close();
                throw Stopped.unavailable(e.getMessage(), e);
            } catch (BrokenChain e) {
                projection.close();
                throw Stopped.refused(e.getMessage());
            }
        } catch (Stopped | IOException e) {
            scratch.close();
            throw e;
        }
    }

    private static void verify(Path blocks) throws Stopped {
        try (BlockSource source = VerifyCommand.open(blocks)) {
            VerificationOptions options = new VerificationOptions(source.isEmbedded(), List.of(), List.of());
            if (!new LedgerVerifier(options, Optional.of(new FactStage())).verify(source).isVerified()) {
                throw Stopped.refused("the ledger does not verify, so it proves nothing; see ./riskmesh audit verify " + blocks);
            }
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        }
    }

    /// The fact under a key, of whatever type is expected there.
    public <F extends Fact> Optional<F> find(FactKey key, Class<F> type) throws IOException {
        return projection.get(key).value().map(FactRow::fact).filter(type::isInstance).map(type::cast);
    }

    /// Facts whose keys begin so.
    public List<Fact> list(FactKey prefix) throws IOException {
        return projection.list(prefix, MOST).value().stream().map(FactRow::fact).toList();
    }

    @Override
    public void close() throws IOException {
        projection.close();
        scratch.close();
    }
}
