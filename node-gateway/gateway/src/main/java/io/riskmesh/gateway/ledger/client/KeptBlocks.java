package io.riskmesh.gateway.ledger.client;

import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SegmentFormat;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.UnreadableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Passes blocks on and keeps them in a folder, in the order and with the bytes in which they came, in the form that tells the
/// verifier what kind of ledger they come from: a segment of an embedded ledger, else `<n>.block`. What a peer sent can so be shown to
/// others, the damaged block that ends a verification included.
public final class KeptBlocks implements BlockSource {
    private final BlockSource source;
    private final Path folder;
    private long taken;

    private KeptBlocks(BlockSource source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /// @param source closed if the folder cannot be made
    /// @param folder must not exist yet
    public static KeptBlocks of(BlockSource source, Path folder) throws UnreadableSource {
        try {
            if (folder.toAbsolutePath().getParent() != null) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
            }
            Files.createDirectory(folder);
        } catch (IOException e) {
            source.close();
            throw new UnreadableSource("cannot make the folder " + folder + " for the blocks; it must not exist yet", e);
        }
        return new KeptBlocks(source, folder);
    }

    @Override
    public Optional<SourcedBlock> next() throws UnreadableSource {
        Optional<SourcedBlock> next = source.next();
        if (next.isPresent()) {
            keep(next.get().bytes().toByteArray());
            taken++;
        }
        return next;
    }

    private void keep(byte[] block) throws UnreadableSource {
        try {
            if (source.isEmbedded()) {
                Path segment = folder.resolve(SegmentFormat.fileName(0));
                Files.write(segment, SegmentFormat.header(block).array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Files.write(segment, block, StandardOpenOption.APPEND);
            } else {
                Files.write(folder.resolve(taken + ".block"), block, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw new UnreadableSource("cannot keep block " + taken + " in " + folder, e);
        }
    }

    @Override
    public boolean isEmbedded() {
        return source.isEmbedded();
    }

    @Override
    public String description() {
        return source.description();
    }

    @Override
    public void close() throws UnreadableSource {
        source.close();
    }
}
