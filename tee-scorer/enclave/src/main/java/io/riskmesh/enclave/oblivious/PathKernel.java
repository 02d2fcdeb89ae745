package io.riskmesh.enclave.oblivious;

/// A kernel that also tells the way through each tree, for [ReasonKernel]. The way is as secret as the row.
interface PathKernel extends ForestKernel {

    /// The margin, and for each tree the place of its leaf: a leading 1, then the turns from the root down, one bit each.
    ///
    /// @param ways one per tree, overwritten
    float margin(float[] features, int[] ways);
}
