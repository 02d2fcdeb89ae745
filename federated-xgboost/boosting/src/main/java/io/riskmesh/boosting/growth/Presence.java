package io.riskmesh.boosting.growth;

import java.util.Arrays;

/// How many banks have at least the minimum of rows in each candidate child (rule R5). For candidate c, counted through
/// all nodes in their order, `banks[2 c]` is the left child and `banks[2 c + 1]` the right one.
///
/// @param payees in a joint run the same of banks that received the payments; empty otherwise
public record Presence(int[] banks, int[] payees) {
    public Presence {
        banks = banks.clone();
        payees = payees.clone();
        if (payees.length != 0 && payees.length != banks.length) {
            throw new IllegalArgumentException("Expected as many children on both sides, got " + banks.length + ", " + payees.length);
        }
    }

    /// Of one side alone.
    public Presence(int[] banks) {
        this(banks, new int[0]);
    }

    /// From one count per child and side: first all children on the payer's side, then, in a joint run, all on the payee's.
    public static Presence of(int[] cells, boolean joint) {
        return joint ? new Presence(Arrays.copyOf(cells, cells.length / 2), Arrays.copyOfRange(cells, cells.length / 2, cells.length))
                : new Presence(cells);
    }

    /// What [#of] reads.
    public int[] cells() {
        int[] cells = Arrays.copyOf(banks, banks.length + payees.length);
        System.arraycopy(payees, 0, cells, banks.length, payees.length);
        return cells;
    }

    /// A copy.
    @Override
    public int[] payees() {
        return payees.clone();
    }

    /// Whether both children of a candidate may be opened.
    public boolean pairPasses(int candidate, int least) {
        return left(candidate) >= least && right(candidate) >= least;
    }

    /// Whether payee-side features may be opened in both children: always where there is only one side.
    public boolean payeesPass(int candidate, int least) {
        return payees.length == 0 || payees[2 * candidate] >= least && payees[2 * candidate + 1] >= least;
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
        return other instanceof Presence(int[] those, int[] them) && Arrays.equals(banks, those) && Arrays.equals(payees, them);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(banks) + Arrays.hashCode(payees);
    }
}
