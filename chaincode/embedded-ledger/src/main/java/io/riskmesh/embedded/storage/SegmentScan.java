package io.riskmesh.embedded.storage;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.verifier.block.SegmentFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.common.Block;

/// Reads one segment from its beginning.
final class SegmentScan {
    static final int HEADER_BYTES = SegmentFormat.HEADER_BYTES;
    private static final byte FIRST_FIELD = 0x0a; // common.Block begins with its header, field 1, with a length

    private final Path file;
    private final boolean last;
    private final BlockVisitor visitor;
    private final BlockPositions positions;

    /// @param last whether no segment follows: only there may the end be torn
    SegmentScan(Path file, boolean last, BlockVisitor visitor, BlockPositions positions) {
        this.file = file;
        this.last = last;
        this.visitor = visitor;
        this.positions = positions;
    }

    /// Visits every block.
    ///
    /// @return how many bytes are good; what follows them is a torn tail
    long run(int segment) throws IOException, CorruptBlockFile {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            return run(segment, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer());
        }
    }

    /// The same of a segment in memory.
    long run(int segment, ByteBuffer bytes) throws CorruptBlockFile {
        int at = 0;
        while (at < bytes.limit()) {
            Optional<Block> block = record(bytes, at, positions.size());
            if (block.isEmpty()) {
                if (!last || followedByBlocks(bytes, at)) {
                    throw corrupt(at);
                }
                return at;
            }
            if (!visitor.visit(block.get())) {
                throw corrupt(at);
            }
            positions.add(segment, at);
            at += HEADER_BYTES + bytes.getInt(at);
        }
        return at;
    }

    private CorruptBlockFile corrupt(long offset) {
        return new CorruptBlockFile(file.getFileName().toString(), offset, positions.size());
    }

    private static Optional<Block> record(ByteBuffer bytes, int at, long number) {
        int room = bytes.limit() - at - HEADER_BYTES;
        if (room < 0 || bytes.getInt(at) <= 0 || bytes.getInt(at) > room) {
            return Optional.empty();
        }
        ByteBuffer body = bytes.slice(at + HEADER_BYTES, bytes.getInt(at));
        CRC32C crc = new CRC32C();
        crc.update(body.duplicate());
        if ((int) crc.getValue() != bytes.getInt(at + 4)) {
            return Optional.empty();
        }
        try {
            Block block = Block.parseFrom(body);
            return block.getHeader().getNumber() == number ? Optional.of(block) : Optional.empty();
        } catch (InvalidProtocolBufferException _) {
            return Optional.empty();
        }
    }

    // A damaged length in the middle looks like a torn tail; cutting there would lose blocks that were acknowledged.
    private boolean followedByBlocks(ByteBuffer bytes, int from) {
        for (int at = from + 1; at + HEADER_BYTES < bytes.limit(); at++) {
            if (bytes.get(at + HEADER_BYTES) == FIRST_FIELD) {
                for (long number = positions.size(); number <= positions.size() + 1; number++) {
                    if (record(bytes, at, number).isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
