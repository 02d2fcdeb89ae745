package io.riskmesh.boosting.growth;

import java.util.Arrays;

/// How many banks have at least the minimum of rows in each candidate child (rule R5). For candidate c, counted through
/// all nodes in their order, `banks[2 c]` is the left child and `banks[2 c + 1]` the right one.
public record Presence(int[] banks) {
    public Presence {
        banks = banks.clone();
    }

    /// A copy.
    @Override
    public int[] banks() {
        return banks.clone();
    }

    public int candidates() {
        return banks.length / 2;
    }

    public int left(int candidate) {
        return banks[2 * candidate];
    }

    public int right(int candidate) {
        return banks[2 * candidate + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Presence(int[] those) && Arrays.equals(banks, those);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(banks);
    }
}
