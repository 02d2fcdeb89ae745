package io.riskmesh.gateway.plan;

/// What the pairs of a joint run add to one bank's cost: the engine PuncturedSelect, whose sizes and target times joint-training.md
/// sections 5, 7 and 11 give. Nothing in a run on one side alone.
///
/// @param setUpBytes sent by one bank once per session, in both roles
/// @param treeBytes sent by one bank per tree, as the payer's
/// @param secondsPerTree CPU of one bank per tree, in both roles
record JointCost(long setUpBytes, long treeBytes, double secondsPerTree) {
    private static final long CORRECTION_BYTES = 16; // per row and feature
    private static final long SET_UP_BYTES = 240; // of both banks of a pair together, at 32 cells
    private static final double SECONDS_PER_ROW_FEATURE_AND_LEVEL = 0.15e-6;

    static JointCost of(PlanShape shape) {
        if (!shape.isJoint()) {
            return new JointCost(0, 0, 0);
        }
        // Payments to other banks, if payees are as many everywhere.
        long shared = shape.rows() / shape.banks() * (shape.banks() - 1) / shape.banks() * shape.payees();
        return new JointCost(shared * SET_UP_BYTES, shared * CORRECTION_BYTES,
                2.0 * shared * shape.parameters().shape().maxDepth() * SECONDS_PER_ROW_FEATURE_AND_LEVEL);
    }
}
