package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// Keeps the rows of one ledger level with its blocks. A block's rows and the checkpoint that names the block are one database
/// transaction: after a crash each block is there once or not at all. Not thread-safe.
public final class Projection implements AutoCloseable {
    private static final String DATABASE = "projection.db";

    private final FactTable table;
    private Optional<ChannelConfig> config = Optional.empty();

    private Projection(FactTable table) {
        this.table = table;
    }

    /// Opens a database, empty at first.
    ///
    /// @throws SQLException if it cannot be used
    public static Projection open(Path database) throws SQLException {
        return new Projection(FactTable.open(database));
    }

    /// The projection of an embedded ledger's data folder, level with the blocks on disk.
    public static Projection ofFolder(Path data) throws Stopped, IOException {
        if (!Files.isDirectory(data)) {
            throw Stopped.unavailable("expected the data folder of a ledger, found no folder " + data, null);
        }
        try (BlockSource blocks = VerifyCommand.open(data)) {
            Projection projection = open(data.resolve(DATABASE));
            projection.catchUp(blocks);
            return projection;
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        } catch (BrokenChain e) {
            throw Stopped.refused(e.getMessage() + "; ./riskmesh audit verify " + data);
        } catch (SQLException e) {
            throw new IOException("the projection's database: " + e.getMessage(), e);
        }
    }

    /// Takes what the source has beyond the checkpoint. Blocks before it are compared by the last one's hash.
    public void catchUp(BlockSource blocks) throws UnreadableSource, BrokenChain, SQLException {
        Optional<Checkpoint> reached = table.checkpoint();
        long number = 0;
        for (Optional<SourcedBlock> next = blocks.next(); next.isPresent() && next.get().damage().isEmpty(); next = blocks.next()) {
            take(block(next.get(), number), reached);
            number++;
        }
        if (reached.isPresent() && number <= reached.get().block()) {
            throw new BrokenChain("the blocks end before block " + reached.get().block() + ", which was projected", null);
        }
    }

    private void take(Block block, Optional<Checkpoint> before) throws BrokenChain, SQLException {
        long number = block.getHeader().getNumber();
        ByteString hash = BlockHash.ofHeader(block.getHeader());
        if (number == 0) {
            config = Optional.of(configuration(block));
        }
        if (before.isPresent() && number <= before.get().block()) {
            if (number == before.get().block() && !hash.equals(before.get().headerHash())) {
                throw new BrokenChain("block " + number + " is another one than the one that was projected", null);
            }
            return;
        }
        Optional<Checkpoint> last = table.checkpoint();
        boolean continues = last.isEmpty() ? number == 0 : number == last.get().block() + 1
                && block.getHeader().getPreviousHash().equals(last.get().headerHash());
        if (!continues || !BlockHash.ofData(block.getData()).equals(block.getHeader().getDataHash())) {
            throw new BrokenChain("block " + number + " does not continue the blocks before it", null);
        }
        table.add(BlockFacts.of(block, config.orElseThrow().organisations()), new Checkpoint(number, hash));
    }

    private static ChannelConfig configuration(Block block) throws BrokenChain {
        try {
            return ChannelConfig.of(block);
        } catch (MalformedBlock e) {
            throw new BrokenChain("block 0 holds no configuration: " + e.getMessage(), e);
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

    /// The last block taken; empty if none was.
    public Optional<Checkpoint> checkpoint() throws SQLException {
        return table.checkpoint();
    }

    /// Rows in the order of the ledger.
    ///
    /// @param kind only of this kind, if given
    /// @param party only of this party, if given
    /// @param text only those whose key, value or transaction id holds it, if given
    public List<FactRow> rows(Optional<String> kind, Optional<String> party, Optional<String> text) throws SQLException {
        return table.rows(kind, party, text);
    }

    /// SHA-256 over all rows in their order and the checkpoint, in hex: equal for equal blocks, however they were taken.
    public String dumpDigest() throws SQLException {
        return table.dumpDigest();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
