package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.storage.BlockFiles;
import io.riskmesh.embedded.storage.CorruptBlockFile;
import io.riskmesh.embedded.storage.FolderInUse;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockValidator;
import io.riskmesh.verifier.validation.BlockVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;

/// The blocks, the state after the last one, and where each transaction stands. One thread appends; any number reads.
/// Whoever is told of a block finds it on the medium.
public final class Chain implements AutoCloseable {
    private static final int SAVE_EACH = 1000;

    private final BlockFiles files;
    private final StateFile stateFile;
    private final Map<String, TransactionPlace> places;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final IssuedIdentity orderer;
    private final SecureRandom random;
    private ChannelConfig config;
    private BlockValidator validator;
    private volatile Head head;
    private Thread saving = Thread.ofVirtual().unstarted(() -> {});

    private Chain(BlockFiles files, StateFile stateFile, Map<String, TransactionPlace> places, Head head, IssuedIdentity orderer,
            SecureRandom random) {
        this.files = files;
        this.stateFile = stateFile;
        this.places = places;
        this.head = head;
        this.orderer = orderer;
        this.random = random;
    }

    /// Opens the folder and rebuilds what its blocks say; begins the chain if there are none.
    ///
    /// @param genesis envelope of block 0, made only for a new chain
    public static Chain open(Path folder, SegmentDisk disk, IssuedIdentity orderer, SecureRandom random, GenesisSource genesis)
            throws IOException, CorruptBlockFile, FolderInUse, ReadOnlyLedger {
        StateFile stateFile = new StateFile(folder);
        Map<String, TransactionPlace> places = new ConcurrentHashMap<>();
        Rebuild rebuild = new Rebuild(places, stateFile.read());
        BlockFiles files = BlockFiles.open(folder, disk, rebuild);
        if (rebuild.savedIsWrong()) {
            files.close();
            places.clear();
            rebuild = new Rebuild(places, Optional.empty());
            files = BlockFiles.open(folder, disk, rebuild);
        }
        Chain chain = new Chain(files, stateFile, places, rebuild.head(), orderer, random);
        try {
            if (rebuild.genesis().isPresent()) {
                chain.take(rebuild.genesis().get());
            } else {
                chain.begin(BlockForm.genesis(genesis.envelope()));
            }
        } catch (IOException | ReadOnlyLedger | RuntimeException e) {
            files.close();
            throw e;
        }
        return chain;
    }

    /// The newest head; never goes back.
    public Head head() {
        return head;
    }

    /// The channel's configuration, which does not change.
    public ChannelConfig config() {
        return config;
    }

    /// Where a transaction stands, if a block holds it, valid or not.
    public Optional<TransactionPlace> place(String transactionId) {
        return Optional.ofNullable(places.get(transactionId));
    }

    /// Reads a block below the head's height.
    public Block block(long number) throws IOException {
        return Block.parseFrom(files.read(number));
    }

    /// Calls the listener after each block, on the thread that appends; it must return at once.
    public void listen(CommitListener listener) {
        listeners.add(listener);
    }

    public void forget(CommitListener listener) {
        listeners.remove(listener);
    }

    /// Makes the next block of the envelopes, whatever they are: what is wrong with one becomes its flag.
    ///
    /// @return the block as written
    /// @throws ReadOnlyLedger if the disk did not take it; then it does not exist
    public Block append(List<ByteString> envelopes) throws ReadOnlyLedger {
        Head before = head;
        Block bare = BlockForm.of(before.height(), before.headerHash(), envelopes);
        BlockVerdict verdict = validator.validate(bare, before.state(), places::containsKey);
        ByteString commitHash = CommitHash.next(before.commitHash(), verdict.flags(), verdict.updates());
        Block block = BlockForm.complete(bare, orderer, random, verdict.flags(), commitHash);
        files.append(block.toByteArray());
        publish(block, before.next(BlockHash.ofHeader(block.getHeader()), commitHash, verdict.state()));
        return block;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private void begin(Block genesis) throws ReadOnlyLedger {
        take(genesis);
        files.append(genesis.toByteArray());
        publish(genesis, head.next(BlockHash.ofHeader(genesis.getHeader()), ByteString.EMPTY, StateMap.empty()));
    }

    private void take(Block genesis) {
        try {
            config = ChannelConfig.of(genesis);
            validator = new BlockValidator(config);
        } catch (MalformedBlock e) {
            throw new IllegalStateException("Block 0 was made here", e);
        }
    }

    private void publish(Block block, Head next) {
        List<String> ids = block.getData().getDataList().stream().map(Replay::transactionId).toList();
        TransactionPlace.addAll(block, ids, places);
        head = next;
        for (CommitListener listener : listeners) {
            listener.committed(next.height() - 1, ids);
        }
        if (next.height() % SAVE_EACH == 0 && !saving.isAlive()) {
            saving = Thread.ofVirtual().start(() -> save(next));
        }
    }

    // Only a convenience of the next start; without it that start replays more blocks.
    private void save(Head saved) {
        try {
            stateFile.save(saved);
        } catch (IOException e) {
            System.getLogger(Chain.class.getName()).log(System.Logger.Level.WARNING, "The state after {0} blocks was not saved: {1}",
                    saved.height(), e.getMessage());
        }
    }
}
