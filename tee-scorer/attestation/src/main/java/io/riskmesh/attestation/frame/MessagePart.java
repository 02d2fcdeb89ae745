package io.riskmesh.attestation.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A numbered part of a body that is too large for one frame.
///
/// @param number from 0
/// @param of how many parts, from 1
/// @param totalBytes of the whole body
public record MessagePart(int number, int of, int totalBytes, byte[] bytes) {

    /// Bytes of a part, the last one aside.
    public static final int PART_BYTES = 1 << 19;

    public byte[] encode() {
        return new WireWriter().count(number).count(of).count(totalBytes).sized(bytes).toBytes();
    }

    public static MessagePart decode(byte[] body) throws MalformedMessage {
        WireReader in = new WireReader(body);
        MessagePart part = new MessagePart(in.count(), in.count(), in.count(), in.sized(PART_BYTES));
        in.end();
        return part;
    }

    /// Cuts a body into parts of [#PART_BYTES].
    public static List<MessagePart> split(byte[] body) {
        int of = Math.max(1, Math.ceilDiv(body.length, PART_BYTES));
        List<MessagePart> parts = new ArrayList<>();
        for (int number = 0; number < of; number++) {
            int from = number * PART_BYTES;
            parts.add(new MessagePart(number, of, body.length,
                    Arrays.copyOfRange(body, from, Math.min(body.length, from + PART_BYTES))));
        }
        return parts;
    }

    @Override
    public String toString() {
        return "MessagePart[" + number + " of " + of + "]";
    }
}
