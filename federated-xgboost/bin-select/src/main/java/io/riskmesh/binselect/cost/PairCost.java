package io.riskmesh.binselect.cost;

import io.riskmesh.binselect.parameters.SelectParameters;

/// What one ordered pair costs under PuncturedSelect: a pure function of public sizes (design `joint-training.md` section 7).
/// Bytes are those of the messages, to the byte; times are rounded up from figures of `./riskmesh bench select` and meant for
/// choosing, not for promising.
///
/// @param setUpBytes both ways, once per run
/// @param treeBytes from A to B, per tree
/// @param leafBytes memory of one role that keeps all leaves
/// @param coPathBytes journal of the feature owner
/// @param setUpNanos CPU of one role, once per run
/// @param treeNanos CPU of one role, per tree
public record PairCost(long setUpBytes, long treeBytes, long leafBytes, long coPathBytes, long setUpNanos, long treeNanos) {
    private static final long HEADER = 3 + 32;
    private static final long BASE_BYTES = 2 * HEADER + 128 * (32 + 2 * 1152) + 256 * 1088;
    private static final long BASE_NANOS = 60_000_000;
    /// Per row and feature, at 32 cells.
    private static final long SET_UP_NANOS = 1_100;
    private static final long PASS_NANOS = 120;
    private static final long PASS_NANOS_WITHOUT_LEAVES = 350;
    private static final int CELLS = 32;

    /// @param levels that are built, the root's included
    /// @param keepsLeaves whether they fit the memory plan
    public static PairCost of(SelectParameters parameters, int levels, boolean keepsLeaves) {
        if (parameters.isEmpty()) {
            return new PairCost(0, 0, 0, 0, 0, 0);
        }
        long units = parameters.rowFeatures();
        long depth = parameters.depth();
        long pass = keepsLeaves ? PASS_NANOS : PASS_NANOS_WITHOUT_LEAVES;
        // The smaller of two siblings is built: all rows once, at most half of them at each other level; corrections once more.
        long halves = 3L + Math.max(1, levels);
        return new PairCost(BASE_BYTES + setUpBytes(parameters), parameters.parts() * (HEADER + 12) + 16 * units,
                16 * units * parameters.cells(), 16 * units * depth,
                BASE_NANOS + units * SET_UP_NANOS * parameters.cells() / CELLS,
                units * pass * halves / 2 * parameters.cells() / CELLS);
    }

    /// Of both ways, without the base transfers, per row and feature: 16 d for choices, 32 d for seeds, 8 for the check.
    private static long setUpBytes(SelectParameters parameters) {
        long bytes = 0;
        for (int block = 0; block < parameters.blocks(); block++) {
            long units = (long) parameters.rowsIn(block, parameters.rowsPerBlock()) * parameters.features();
            long transfers = units * parameters.depth();
            long column = (Math.ceilDiv(transfers, 128) + 1) * 16;
            bytes += HEADER + 4 + 129 * 16 + 4 + 128 * column + HEADER + 4 + 32 + 8 + 32 * transfers + 8 * units;
        }
        return bytes;
    }
}
