package io.riskmesh.gateway.plan;

/// What a plan costs at most: every tree full, every bin used. Estimates from the sizes of the protocol's vectors and from
/// times per cell measured on one core of a current x86-64 server; real runs are cheaper, as trees are rarely full.
///
/// @param bytesPerBankPerTree sent by one bank
/// @param bytesPerBank sent by one bank in the whole run, cuts included
/// @param bankSecondsPerTree CPU of one bank
/// @param coordinatorSecondsPerTree CPU of the coordinator
/// @param totalCpuSeconds CPU of all processes in the whole run
public record PlanCost(
        long bytesPerBankPerTree,
        long bytesPerBank,
        double bankSecondsPerTree,
        double coordinatorSecondsPerTree,
        double totalCpuSeconds) {
    private static final int WORD_BYTES = 8;
    private static final double FINGERPRINT_AND_FRAMES = 1.05;
    private static final int CUT_CELLS_PER_FEATURE = 5_100;
    static final int CANDIDATES = 3;
    private static final double SECONDS_PER_ROW_AND_FEATURE = 1.2e-9;
    private static final double PASSES_OVER_ROWS = 3.5; // depth 6 with subtraction, training.md 14
    // benchmarks/results/secure-sum.md, 10 banks: 21 ns per cell of a bank, 129 ns of the coordinator, 0.24 ms per sum of a bank
    private static final double BANK_SECONDS_PER_CELL = 12e-9;
    private static final double BANK_SECONDS_PER_CELL_AND_BANK = 0.9e-9;
    private static final double COORDINATOR_SECONDS_PER_CELL_AND_BANK = 11e-9;
    private static final double SECONDS_PER_SUM = 0.25e-3;
    private static final double SECONDS_PER_TREE = 1e-3; // signatures at the end of a slot

    /// Estimates a plan.
    ///
    /// @param wordsPerCell 64-bit words of a histogram cell
    public static PlanCost of(PlanShape shape, int wordsPerCell) {
        double cells = (double) shape.cellsPerNode() * shape.nodesOpenedPerTree() * wordsPerCell;
        long treeBytes = Math.round((cells + shape.presenceCellsPerTree()) * WORD_BYTES * FINGERPRINT_AND_FRAMES);
        long cutBytes = (long) shape.features() * CUT_CELLS_PER_FEATURE * WORD_BYTES;
        double rowsPerBank = (double) shape.rows() / shape.banks();
        double histogram = rowsPerBank * shape.features() * PASSES_OVER_ROWS * SECONDS_PER_ROW_AND_FEATURE;
        double masks = cells * (BANK_SECONDS_PER_CELL + BANK_SECONDS_PER_CELL_AND_BANK * shape.banks());
        double sums = shape.sumsPerTree() * SECONDS_PER_SUM + SECONDS_PER_TREE;
        JointCost joint = JointCost.of(shape);
        treeBytes += joint.treeBytes();
        double bank = histogram + masks + sums + joint.secondsPerTree();
        double coordinator = cells * COORDINATOR_SECONDS_PER_CELL_AND_BANK * shape.banks() + sums;
        int trees = shape.parameters().rounds();
        return new PlanCost(treeBytes, cutBytes + joint.setUpBytes() + treeBytes * trees, bank, coordinator,
                trees * (bank * shape.banks() + coordinator) + joint.setUpSeconds() * shape.banks());
    }
}
