package io.riskmesh.boosting.parameters;

/// How far a tree may grow.
///
/// @param maxDepth edges from the root, 1..12
/// @param maxLeaves 2..1024, or 0 for no limit (depth-wise only)
public record TreeShape(GrowPolicy policy, int maxDepth, int maxLeaves) {

    public static final TreeShape DEFAULT = new TreeShape(GrowPolicy.DEPTH_WISE, 6, 0);

    public TreeShape {
        Ranges.within("maxDepth", maxDepth, 1, 12);
        if (maxLeaves != 0) {
            Ranges.within("maxLeaves", maxLeaves, 2, 1024);
        }
        if (policy == GrowPolicy.LOSS_GUIDED && maxLeaves == 0) {
            throw new IllegalArgumentException("Expected maxLeaves in 2..1024 for LOSS_GUIDED growth, got 0");
        }
    }
}
