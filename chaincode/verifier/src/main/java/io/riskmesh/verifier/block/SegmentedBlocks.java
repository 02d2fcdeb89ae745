package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a folder of the embedded ledger's segments. A record that is cut short or fails its checksum comes as damaged;
/// after a cut nothing follows.
public final class SegmentedBlocks implements BlockSource {

    private final Path folder;
    private int segment;
    private long offset;
    private DataInputStream in;
    private boolean cut;

    /// @param in the first segment; the following ones are opened in the folder
    SegmentedBlocks(Path folder, DataInputStream in) {
        this.folder = folder;
        this.in = in;
    }

    /// Whether the folder holds the first segment.
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(SegmentFormat.fileName(0)));
    }

    public static SegmentedBlocks open(Path folder) throws UnreadableSource {
        return new SegmentedBlocks(folder, stream(folder, 0));
    }

    @Override
    public Optional<SourcedBlock> next() throws UnreadableSource {
        if (cut) {
            return Optional.empty();
        }
        try {
            return read();
        } catch (IOException e) {
            throw new UnreadableSource("Cannot read " + folder.resolve(SegmentFormat.fileName(segment)), e);
        }
    }

    private Optional<SourcedBlock> read() throws IOException, UnreadableSource {
        byte[] header = in.readNBytes(SegmentFormat.HEADER_BYTES);
        if (header.length == 0) {
            return nextSegment() ? read() : Optional.empty();
        }
        String origin = SegmentFormat.fileName(segment) + " at " + offset;
        if (header.length < SegmentFormat.HEADER_BYTES) {
            return torn(origin, new byte[0]);
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int length = fields.getInt();
        int checksum = fields.getInt();
        if (length < 0 || length > SegmentFormat.MAX_BLOCK_BYTES) {
            return torn(origin, new byte[0]);
        }
        byte[] block = in.readNBytes(length);
        offset += SegmentFormat.HEADER_BYTES + block.length;
        if (block.length < length) {
            return torn(origin, block);
        }
        ByteString bytes = ByteString.copyFrom(block);
        return Optional.of(SegmentFormat.checksum(bytes) == checksum
                ? SourcedBlock.whole(origin, bytes)
                : SourcedBlock.damaged(origin, bytes, "the record fails its checksum"));
    }

    private Optional<SourcedBlock> torn(String origin, byte[] rest) {
        cut = true;
        return Optional.of(SourcedBlock.damaged(origin, ByteString.copyFrom(rest), "the record is cut short"));
    }

    private boolean nextSegment() throws UnreadableSource, IOException {
        if (!Files.exists(folder.resolve(SegmentFormat.fileName(segment + 1)))) {
            return false;
        }
        in.close();
        segment++;
        offset = 0;
        in = stream(folder, segment);
        return true;
    }

    private static DataInputStream stream(Path folder, int segment) throws UnreadableSource {
        Path file = folder.resolve(SegmentFormat.fileName(segment));
        try {
            return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new UnreadableSource("Cannot open " + file, e);
        }
    }

    @Override
    public String description() {
        return "segments in " + folder;
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public void close() throws UnreadableSource {
        try {
            in.close();
        } catch (IOException e) {
            throw new UnreadableSource("Cannot close " + folder, e);
        }
    }
}
