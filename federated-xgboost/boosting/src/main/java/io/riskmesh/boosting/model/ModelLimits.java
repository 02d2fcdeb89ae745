package io.riskmesh.boosting.model;

/// Sizes above which a file is refused before memory is spent on it.
public final class ModelLimits {

    public static final int MAX_FILE_BYTES = 128 << 20;
    public static final int MAX_TREES = 20_000;
    public static final int MAX_NODES_PER_TREE = (1 << 20) - 1;
    public static final int MAX_TREE_DEPTH = 1_023;

    /// Objects, arrays, texts and keys of one file: a tree has 44, a feature 2.
    static final int MAX_VALUES = 1 << 20;

    static final int MAX_NESTING = 16;
    static final int MAX_TEXT_BYTES = 4_096;

    private ModelLimits() {}
}
