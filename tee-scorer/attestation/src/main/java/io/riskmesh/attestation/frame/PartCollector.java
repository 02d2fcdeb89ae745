package io.riskmesh.attestation.frame;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Joins parts that come in order. Memory grows with what has come, never with what a part promises. After [MalformedMessage] it
/// expects part 0 again. Not thread-safe.
public final class PartCollector {

    private final int mostBytes;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private int next;
    private MessagePart first;

    /// @param mostBytes of a whole body
    public PartCollector(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// The whole body once its last part is here.
    public Optional<byte[]> add(MessagePart part) throws MalformedMessage {
        if (part.number() == 0) {
            clear();
            first = part;
        }
        if (!continues(part)) {
            clear();
            throw new MalformedMessage("Expected the next part of a body of at most " + mostBytes + " bytes, got " + part);
        }
        whole.writeBytes(part.bytes());
        next++;
        if (next < part.of()) {
            return Optional.empty();
        }
        byte[] body = whole.toByteArray();
        clear();
        return Optional.of(body);
    }

    private boolean continues(MessagePart part) {
        if (first == null || part.number() != next || part.totalBytes() > mostBytes
                || part.of() != first.of() || part.totalBytes() != first.totalBytes()
                || part.of() != Math.max(1, Math.ceilDiv(part.totalBytes(), MessagePart.PART_BYTES))) {
            return false;
        }
        int left = part.totalBytes() - part.number() * MessagePart.PART_BYTES;
        return part.bytes().length == Math.min(left, MessagePart.PART_BYTES);
    }

    private void clear() {
        whole.reset();
        next = 0;
        first = null;
    }
}
