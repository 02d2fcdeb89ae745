package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.parameters.SelectParameters;

/// How many bytes of leaves a role may keep; the others are expanded again at every level, for about three times the time.
///
/// @param leafBytes per role
public record MemoryPlan(long leafBytes) {

    public MemoryPlan {
        if (leafBytes < 0) {
            throw new IllegalArgumentException("Expected a number of bytes, got " + leafBytes);
        }
    }

    /// Keeps everything.
    public static MemoryPlan all() {
        return new MemoryPlan(Long.MAX_VALUE);
    }

    /// Keeps nothing.
    public static MemoryPlan none() {
        return new MemoryPlan(0);
    }

    /// An equal part for each of `roles` roles in one process.
    public static MemoryPlan shared(long leafBytes, int roles) {
        return new MemoryPlan(leafBytes / Math.max(1, roles));
    }

    /// So many blocks of the pair fit, the first ones.
    public int blocks(SelectParameters parameters) {
        long bytesPerBlock = Math.max(1, 16L * parameters.cells() * parameters.features() * parameters.rowsPerBlock());
        return (int) Math.min(parameters.blocks(), leafBytes / bytesPerBlock);
    }
}
