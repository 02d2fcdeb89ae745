package io.riskmesh.attestation.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// `{length u32 <= 1 MiB, type u8, correlation u64, body}`; the length counts what follows it. Blocking streams, no buffering of
/// its own. A stream after [MalformedMessage] or [EOFException] is of no further use.
public final class FrameCodec {

    private FrameCodec() {}

    /// Writes one frame in one call, so that a lock around it suffices for several writers.
    public static void write(Frame frame, OutputStream out) throws IOException {
        out.write(encode(frame));
        out.flush();
    }

    public static byte[] encode(Frame frame) {
        return new WireWriter().count(Frame.HEAD_BYTES + frame.body().length).u8(frame.type().code())
                .u64(frame.correlation()).fixed(frame.body()).toBytes();
    }

    /// The next frame; empty if the stream ends between two.
    ///
    /// @throws EOFException if it ends within one
    public static Optional<Frame> read(InputStream in) throws IOException, MalformedMessage {
        byte[] length = in.readNBytes(4);
        if (length.length == 0) {
            return Optional.empty();
        }
        checkWhole(length, 4);
        int size = (int) WireReader.within(new WireReader(length).integer(4), Frame.HEAD_BYTES, Frame.MAX_BYTES);
        byte[] rest = in.readNBytes(size);
        checkWhole(rest, size);
        return Optional.of(decode(rest));
    }

    private static Frame decode(byte[] rest) throws MalformedMessage {
        WireReader in = new WireReader(rest);
        int code = in.u8();
        FrameType type = FrameType.of(code).orElseThrow(() -> new MalformedMessage("Unknown type of frame " + code));
        return new Frame(type, in.integer(8), in.fixed(in.remaining()));
    }

    private static void checkWhole(byte[] read, int expected) throws EOFException {
        if (read.length < expected) {
            throw new EOFException("The stream ends within a frame: expected " + expected + " bytes, got " + read.length);
        }
    }
}
