package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.parameters.SelectParameters;

/// The sizes of one block of the set-up. A *unit* is one row and feature; it needs `depth` transfers.
///
/// @param firstUnit of the block among all units of the pair
public record BlockShape(int block, long firstUnit, int units, int depth) {

    public static BlockShape of(SelectParameters parameters, int block) {
        int rows = parameters.rowsIn(block, parameters.rowsPerBlock());
        long first = (long) block * parameters.rowsPerBlock() * parameters.features();
        return new BlockShape(block, first, rows * parameters.features(), parameters.depth());
    }

    public int transfers() {
        return units * depth;
    }

    /// j of the block's first transfer.
    long firstTransfer() {
        return firstUnit * depth;
    }

    /// The choices, filled up to whole blocks of 128, then 128 random ones that hide what the check tells about the rest.
    public int columnBytes() {
        return (Math.ceilDiv(transfers(), 128) + 1) * 16;
    }
}
