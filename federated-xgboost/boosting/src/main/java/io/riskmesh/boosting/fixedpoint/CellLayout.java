package io.riskmesh.boosting.fixedpoint;

/// How one histogram cell is laid out in 64-bit words (training.md section 5).
public enum CellLayout {
    /// Word 0: sum of g. Word 1: sum of h times 2^rowBits, plus the row count.
    TWO_WORD(2),
    /// Word 0: sum of g. Word 1: sum of h. Word 2: row count.
    THREE_WORD(3);

    private final int words;

    CellLayout(int words) {
        this.words = words;
    }

    public int words() {
        return words;
    }
}
