package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.wire.RunPart;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Puts parts, which come in their order, together to messages. Memory grows with what came, not with what was announced. Not
/// thread-safe.
final class Assembly {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private int total = -1;

    /// Whether a part is the next of the message under way, or the first of one.
    boolean fits(RunPart part) {
        return part.offset() == read.size() && (part.offset() == 0 || part.total() == total);
    }

    /// Takes a part that fits.
    ///
    /// @return the message that ends with it
    Optional<byte[]> take(RunPart part) {
        total = part.total();
        read.writeBytes(part.bytes());
        if (!part.isLast()) {
            return Optional.empty();
        }
        byte[] message = read.toByteArray();
        read.reset();
        return Optional.of(message);
    }
}
