package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.process.VerifyCommand;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// A process that takes the blocks of a folder into a database and says after each that it has; arguments: folder, database.
public final class KilledProjectionMain {

    private KilledProjectionMain() {}

    public static void main(String[] args) throws Exception {
        try (BlockSource blocks = VerifyCommand.open(Path.of(args[0]));
                Projection projection = Projection.open(new StorageConfig.Sqlite(Path.of(args[1])), InstantSource.system())) {
            for (Optional<SourcedBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                Block block = Block.parseFrom(next.get().bytes());
                projection.take(block);
                System.out.println("taken " + block.getHeader().getNumber());
                System.out.flush();
            }
        }
    }
}
