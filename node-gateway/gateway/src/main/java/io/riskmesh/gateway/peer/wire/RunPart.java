package io.riskmesh.gateway.peer.wire;

import io.riskmesh.gateway.peer.stream.RunStreams;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A part of a run's message: u32 length of the whole message, u32 offset of this part in it, then the part's bytes.
///
/// @param bytes the part, at most [#MAX_BYTES]; empty only for an empty message
public record RunPart(int total, int offset, byte[] bytes) {
    /// Longest part. A 4 MB vector is eight of them: enough to fill a link, small enough not to stand in front of others.
    public static final int MAX_BYTES = 512 * 1024;

    private static final int HEAD_BYTES = 8;

    /// Longest part with its head.
    public static final int MAX_WIRE_BYTES = HEAD_BYTES + MAX_BYTES;

    public RunPart {
        if (!fits(total, offset, bytes.length)) {
            throw new IllegalArgumentException("No part: " + bytes.length + " bytes at " + offset + " of " + total);
        }
    }

    // Each part but the last is full, so that a message has one division into parts.
    private static boolean fits(int total, int offset, int length) {
        if (total < 0 || total > RunStreams.MAX_BYTES || offset < 0 || offset % MAX_BYTES != 0) {
            return false;
        }
        return (offset < total || total == 0 && offset == 0) && length == Math.min(MAX_BYTES, total - offset);
    }

    /// Reads bytes that must be exactly a part; empty for any others.
    public static Optional<RunPart> decode(byte[] wire) {
        if (wire.length < HEAD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(wire);
        int total = in.getInt();
        int offset = in.getInt();
        if (!fits(total, offset, in.remaining())) {
            return Optional.empty();
        }
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return Optional.of(new RunPart(total, offset, bytes));
    }

    public byte[] encode() {
        return ByteBuffer.allocate(HEAD_BYTES + bytes.length).putInt(total).putInt(offset).put(bytes).array();
    }

    /// Whether the message ends with it.
    public boolean isLast() {
        return offset + bytes.length == total;
    }
}
