package io.riskmesh.gateway.plan;

import io.riskmesh.binselect.cost.PairCost;
import io.riskmesh.binselect.parameters.SelectParameters;

/// What the pairs of a joint run add to one bank's cost, from public sizes alone: each bank is the payer's bank to every other one and
/// the payee's bank to every other one, and payments spread evenly over the pairs. Nothing in a run on one side alone.
///
/// @param pairRows payments of one ordered pair
/// @param setUpBytes sent by one bank once per session, in both roles
/// @param treeBytes sent by one bank per tree, as the payer's
/// @param setUpSeconds CPU of one bank once per session, in both roles
/// @param secondsPerTree CPU of one bank per tree, in both roles
/// @param memoryBytes of one bank, for leaves that are kept or for what they are made of again
/// @param keepsLeaves whether they are kept
record JointCost(long pairRows, long setUpBytes, long treeBytes, double setUpSeconds, double secondsPerTree, long memoryBytes, boolean keepsLeaves) {
    /// As the parameter `jointEngine` names the only engine.
    static final String ENGINE = "PUNCTURED_SELECT";

    // Leaves of all pairs together that a plan counts on; a gateway keeps as many as a quarter of its own memory holds.
    private static final long LEAF_MEMORY = 1L << 30;
    private static final double NANOS = 1e9;

    static JointCost of(PlanShape shape) {
        if (!shape.isJoint()) {
            return new JointCost(0, 0, 0, 0, 0, 0, false);
        }
        long rows = Math.min(SelectParameters.MOST_ROWS, Math.ceilDiv(shape.rows(), (long) shape.banks() * shape.banks()));
        SelectParameters pair = new SelectParameters((int) rows, shape.payees(),
                shape.parameters().binning().payeeMaxBin(), 1, Math.max(1, rows));
        int levels = shape.parameters().shape().maxDepth();
        long others = shape.banks() - 1L;
        boolean keeps = 2 * others * PairCost.of(pair, levels, true).leafBytes() <= LEAF_MEMORY;
        PairCost one = PairCost.of(pair, levels, keeps);
        return new JointCost(rows, others * one.setUpBytes(), others * one.treeBytes(), 2 * others * (double) one.setUpNanos() / NANOS,
                2 * others * (double) one.treeNanos() / NANOS, 2 * others * (keeps ? one.leafBytes() : one.coPathBytes()), keeps);
    }
}
