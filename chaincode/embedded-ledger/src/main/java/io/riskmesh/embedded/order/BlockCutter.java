package io.riskmesh.embedded.order;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a block is full: 500 transactions, 2 MiB, or 50 ms after its first. Knows no clock; confined to one thread.
final class BlockCutter {
    private final int mostTransactions;
    private final int mostBytes;
    private final long mostNanos;
    private final List<ByteString> pending = new ArrayList<>();
    private long bytes;
    private long firstAt;

    BlockCutter(int mostTransactions, int mostBytes, long mostNanos) {
        this.mostTransactions = mostTransactions;
        this.mostBytes = mostBytes;
        this.mostNanos = mostNanos;
    }

    /// Adds one envelope.
    ///
    /// @return the blocks that are full now, at most two: one that the envelope did not fit into, one that it fills
    List<List<ByteString>> add(ByteString envelope, long nowNanos) {
        List<List<ByteString>> full = new ArrayList<>();
        if (!pending.isEmpty() && bytes + envelope.size() > mostBytes) {
            full.add(take());
        }
        if (pending.isEmpty()) {
            firstAt = nowNanos;
        }
        pending.add(envelope);
        bytes += envelope.size();
        if (pending.size() >= mostTransactions || bytes >= mostBytes) {
            full.add(take());
        }
        return full;
    }

    /// What is pending, if its time is up.
    Optional<List<ByteString>> due(long nowNanos) {
        return !pending.isEmpty() && nowNanos - firstAt >= mostNanos ? Optional.of(take()) : Optional.empty();
    }

    /// What is pending, whatever its time.
    Optional<List<ByteString>> rest() {
        return pending.isEmpty() ? Optional.empty() : Optional.of(take());
    }

    /// How long until something may be due; empty if nothing is pending.
    Optional<Long> nanosLeft(long nowNanos) {
        return pending.isEmpty() ? Optional.empty() : Optional.of(Math.max(0, mostNanos - (nowNanos - firstAt)));
    }

    private List<ByteString> take() {
        List<ByteString> block = List.copyOf(pending);
        pending.clear();
        bytes = 0;
        return block;
    }
}
