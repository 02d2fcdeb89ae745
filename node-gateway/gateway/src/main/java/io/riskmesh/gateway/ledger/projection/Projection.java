package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.channel.ChannelConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// The rows of one ledger, made of its blocks and of nothing else. A block's rows and the checkpoint that names the block are one
/// database transaction: after a crash each block is there once or not at all. Several processes may take the same blocks into
/// one database: the second finds them there. Thread-safe; blocks are taken one after the other.
public final class Projection implements AutoCloseable {
    private final Database database;
    private final boolean own;
    private final InstantSource clock;
    private final ChannelHistory channel;

    private Projection(Database database, boolean own, InstantSource clock) {
        this.database = database;
        this.own = own;
        this.clock = clock;
        this.channel = new ChannelHistory(database);
    }

    /// Opens a database, empty at first.
    ///
    /// @param clock tells how old what it says is
    /// @throws StorageFailure if the database cannot be used
    public static Projection open(StorageConfig config, InstantSource clock) throws StorageFailure {
        return new Projection(Database.open(config), true, clock);
    }

    /// A projection in a database that others use too and that stays the caller's.
    ///
    /// @param clock tells how old what it says is
    public static Projection in(Database database, InstantSource clock) {
        return new Projection(database, false, clock);
    }

    /// Takes a block: rows of what it flags valid and what its signers may say. One that was taken before changes nothing.
    ///
    /// @throws BrokenChain if it does not continue the blocks before it, or is another one than the last that was taken
    public synchronized void take(Block block) throws BrokenChain, StorageFailure {
        long number = block.getHeader().getNumber();
        ByteString hash = BlockHash.ofHeader(block.getHeader());
        Optional<Checkpoint> last = checkpoint();
        if (last.isPresent() && number <= last.get().block()) {
            if (number == last.get().block() && !hash.equals(last.get().headerHash())) {
                throw new BrokenChain("block " + number + " is another one than the one that was projected", null);
            }
            return;
        }
        if (!continues(block, last) || !BlockHash.ofData(block.getData()).equals(block.getHeader().getDataHash())) {
            throw new BrokenChain("block " + number + " does not continue the blocks before it", null);
        }
        channel.refresh();
        Optional<ChannelConfig> brought = channel.broughtBy(block);
        List<FactRow> rows = BlockFacts.of(block, brought.orElseGet(channel::inForce).organisations());
        Checkpoint next = new Checkpoint(number, hash, now());
        if (!database.write(connection -> add(connection, block, rows, next))) {
            take(block); // another process was faster: see whether it took the same block
        }
    }

    private static boolean continues(Block block, Optional<Checkpoint> last) {
        long number = block.getHeader().getNumber();
        return last.map(at -> number == at.block() + 1 && block.getHeader().getPreviousHash().equals(at.headerHash())).orElse(number == 0);
    }

    // The checkpoint first: whoever moves it owns the block.
    private static boolean add(Connection connection, Block block, List<FactRow> rows, Checkpoint next) throws SQLException {
        if (!CheckpointTable.reach(connection, next)) {
            return false;
        }
        Optional<ByteString> configuration = ChannelHistory.envelope(block);
        if (configuration.isPresent()) {
            ConfigTable.add(connection, next.block(), configuration.get());
        }
        FactTable.add(connection, rows);
        return true;
    }

    /// Notes that the peer has no block beyond the last one taken.
    public void level() throws StorageFailure {
        Optional<Checkpoint> last = checkpoint();
        if (last.isPresent()) {
            Instant now = now();
            database.write(connection -> CheckpointTable.hear(connection, last.get().block(), now));
        }
    }

    /// The last block taken; empty if none was.
    public Optional<Checkpoint> checkpoint() throws StorageFailure {
        return database.read(CheckpointTable::get);
    }

    /// Rows in the order of the ledger.
    public Projected<List<FactRow>> rows(FactFilter filter) throws StorageFailure {
        return projected(connection -> FactTable.find(connection, filter));
    }

    /// Rows against the order of the ledger, the newest first.
    public Projected<List<FactRow>> latest(FactFilter filter, FactWindow window) throws StorageFailure {
        return projected(connection -> FactTable.latest(connection, filter, window));
    }

    /// What stands under a key.
    public Projected<Optional<FactRow>> get(FactKey key) throws StorageFailure {
        return projected(connection -> FactTable.get(connection, key));
    }

    /// What stands under the keys that begin so, in the order of keys.
    public Projected<List<FactRow>> list(FactKey prefix, int mostRows) throws StorageFailure {
        return projected(connection -> FactTable.list(connection, prefix, mostRows));
    }

    private <T> Projected<T> projected(Database.Work<T> work) throws StorageFailure {
        return database.read(connection -> new Projected<>(work.in(connection), Level.of(CheckpointTable.get(connection), now())));
    }

    /// SHA-256 over all rows in their order and the last block, in hex: equal for equal blocks, however they were taken and
    /// wherever they are kept.
    public String dumpDigest() throws StorageFailure {
        return database.read(Dump::digest);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        if (own) {
            database.close();
        }
    }
}
