package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.octets.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Keeps the leaves of the first blocks, because making them costs more than using them. A memo of a pure function: what it
/// holds belongs to one secret, and another secret empties it. Not thread-safe.
final class LeafStore {
    private final int keptBlocks;
    private final Map<Integer, Kept> kept = new HashMap<>();

    LeafStore(int keptBlocks) {
        this.keptBlocks = keptBlocks;
    }

    private record Kept(Secret of, byte[] leaves) {}

    boolean keeps(int block) {
        return block < keptBlocks;
    }

    /// The leaves of a block that {@link #keeps} says yes to. The same object stands for the same secret, so that nothing of
    /// its length is compared.
    @SuppressWarnings("ReferenceEquality")
    byte[] leaves(int block, Secret of, Supplier<byte[]> make) {
        Kept before = kept.get(block);
        if (before != null && before.of() == of) {
            return before.leaves();
        }
        byte[] leaves = make.get();
        kept.put(block, new Kept(of, leaves));
        return leaves;
    }
}
