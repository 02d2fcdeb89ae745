package io.riskmesh.verifier.block;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Blocks in order, from 0 on. Not thread-safe; read once.
public interface BlockSource extends AutoCloseable {

    /// The next block, empty at the end. A block that is damaged is given as such: what it means is for the verifier.
    Optional<SourcedBlock> next() throws UnreadableSource;

    /// What is read, for the report.
    String description();

    /// Whether the blocks are known to come from an embedded ledger, where one operator holds every key.
    default boolean isEmbedded() {
        return false;
    }

    @Override
    void close() throws UnreadableSource;

    /// Blocks that are already in memory, or that a stream delivers one by one.
    static BlockSource of(String description, Iterable<SourcedBlock> blocks) {
        Iterator<SourcedBlock> iterator = blocks.iterator();
        return new BlockSource() {
            @Override
            public Optional<SourcedBlock> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public String description() {
                return description;
            }

            @Override
            public void close() {}
        };
    }

    /// Serialized blocks in a list.
    static BlockSource ofBytes(List<com.google.protobuf.ByteString> blocks) {
        return of("blocks in memory", blocks.stream().map(b -> SourcedBlock.whole("memory", b)).toList());
    }
}
