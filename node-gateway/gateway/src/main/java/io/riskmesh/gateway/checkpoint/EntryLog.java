package io.riskmesh.gateway.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Entries appended to one file, each framed by its length and a checksum over length and bytes (4 bytes each, big-endian), so
/// that a torn last entry is told from a whole one. What {@link #append} has handed to the operating system survives the end of
/// the process; {@link #force} makes it survive the end of the machine.
public final class EntryLog implements Closeable {
    private static final int FRAME_BYTES = 8;

    private final FileChannel channel;

    private EntryLog(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens or creates the file and cuts a torn end off, so that the next entry stands after the last whole one.
    public static EntryLog open(Path file) throws IOException {
        long whole = Files.exists(file) ? wholeBytes(Files.readAllBytes(file)) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        return new EntryLog(channel);
    }

    /// The whole entries of a file in order; none if it does not exist.
    public static List<byte[]> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, (int) wholeBytes(bytes));
        List<byte[]> entries = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] entry = new byte[in.getInt()];
            in.getInt();
            in.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    /// Adds one entry.
    public void append(byte[] entry) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES + entry.length);
        frame.putInt(entry.length).putInt(checksum(entry)).put(entry).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /// Waits until all entries are on the disk.
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static long wholeBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int whole = 0;
        while (in.remaining() >= FRAME_BYTES) {
            int length = in.getInt();
            int checksum = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] entry = new byte[length];
            in.get(entry);
            if (checksum(entry) != checksum) {
                break;
            }
            whole = in.position();
        }
        return whole;
    }

    private static int checksum(byte[] entry) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(entry.length).flip());
        crc.update(entry);
        return (int) crc.getValue();
    }
}
