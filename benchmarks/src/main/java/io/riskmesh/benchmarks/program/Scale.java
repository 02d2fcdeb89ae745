package io.riskmesh.benchmarks.program;

/// How much a program does.
public enum Scale {
    /// For tables that are committed; at most ten minutes on two cores.
    FULL,
    /// To see that everything runs; at most one minute. Its figures are not for quoting.
    QUICK;

    /// The figure of this scale.
    public int pick(int full, int quick) {
        return switch (this) {
            case FULL -> full;
            case QUICK -> quick;
        };
    }
}
