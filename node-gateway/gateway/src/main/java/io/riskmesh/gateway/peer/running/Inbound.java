package io.riskmesh.gateway.peer.running;

import io.riskmesh.gateway.peer.wire.RunPart;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What comes in from one peer in one run: parts in any order, each perhaps twice, become messages in order, each once. Not
/// thread-safe: its lane guards it.
final class Inbound {
    /// Parts that may come before their turn; a sender has no more under way.
    static final int WINDOW = 64;

    /// Bytes of messages that wait for the listener, before more are turned away.
    static final long MOST_WAITING = 64L * 1024 * 1024;

    private final Map<Long, RunPart> early = new HashMap<>();
    private final Assembly assembly = new Assembly();
    private long next;
    private long waiting;

    /// @param whole takes each message that is complete
    Taken take(long sequence, RunPart part, Consumer<byte[]> whole) {
        if (sequence < next || early.containsKey(sequence)) {
            return Taken.YES;
        }
        if (sequence >= next + WINDOW) {
            return Taken.WRONG;
        }
        if (waiting >= MOST_WAITING) {
            return Taken.BUSY;
        }
        early.put(sequence, part);
        return inOrder(whole) ? Taken.YES : Taken.WRONG;
    }

    private boolean inOrder(Consumer<byte[]> whole) {
        for (RunPart part = early.remove(next); part != null; part = early.remove(next)) {
            if (!assembly.fits(part)) {
                return false;
            }
            next++;
            Optional<byte[]> message = assembly.take(part);
            message.ifPresent(body -> {
                waiting += body.length;
                whole.accept(body);
            });
        }
        return true;
    }

    void listened(int bytes) {
        waiting -= bytes;
    }

    void clear() {
        early.clear();
    }
}
