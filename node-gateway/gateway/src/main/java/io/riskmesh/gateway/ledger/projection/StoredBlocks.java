package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.block.UnreadableSource;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// Brings a projection level with blocks that lie somewhere, for a ledger that does not run. A ledger that runs is followed
/// ([BlockFollower]).
public final class StoredBlocks {
    private StoredBlocks() {}

    /// Takes all blocks of a source from its first on.
    ///
    /// @throws BrokenChain if they end before what was taken before, or do not continue it
    public static void takeAll(BlockSource blocks, Projection projection) throws UnreadableSource, BrokenChain, StorageFailure {
        Optional<Checkpoint> before = projection.checkpoint();
        long number = 0;
        for (Optional<SourcedBlock> next = blocks.next(); next.isPresent() && next.get().damage().isEmpty(); next = blocks.next()) {
            projection.take(block(next.get(), number));
            number++;
        }
        if (before.isPresent() && number <= before.get().block()) {
            throw new BrokenChain("the blocks end before block " + before.get().block() + ", which was projected", null);
        }
    }

    private static Block block(SourcedBlock source, long number) throws BrokenChain {
        try {
            Block block = StrictMessages.canonical(Block.parser(), source.bytes(), "The block");
            if (block.getHeader().getNumber() == number) {
                return block;
            }
        } catch (MalformedBlock e) {
            throw new BrokenChain("block " + number + ": " + e.getMessage(), e);
        }
        throw new BrokenChain("expected block " + number + ", found another one", null);
    }
}
