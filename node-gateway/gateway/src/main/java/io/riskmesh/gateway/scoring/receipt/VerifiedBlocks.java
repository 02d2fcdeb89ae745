package io.riskmesh.gateway.scoring.receipt;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.receipts.steps.FactsOfBlocks;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The facts of a folder of blocks, after all of its blocks were verified.
public final class VerifiedBlocks {
    private VerifiedBlocks() {}

    /// Verifies the blocks.
    ///
    /// @param folder data folder of a ledger, or a folder of blocks
    /// @throws Stopped if they cannot be read, or do not verify: then they prove nothing
    public static FactsOfBlocks open(Path folder) throws Stopped {
        FactStage stage = new FactStage();
        try (BlockSource source = VerifyCommand.open(folder)) {
            VerificationOptions options = new VerificationOptions(source.isEmbedded(), List.of(), List.of());
            if (!new LedgerVerifier(options, Optional.of(stage)).verify(source).isVerified()) {
                throw Stopped.refused("the ledger does not verify, so nothing on it proves a receipt; see ./riskmesh audit verify " + folder);
            }
            return new FactsOfBlocks(stage.facts(), source.isEmbedded());
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        }
    }
}
