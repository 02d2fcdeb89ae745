package io.riskmesh.incentive.shapley;

/// Orders of players, in pairs of an order and its reverse, of which only the first is kept. Immutable.
/// Shape: [pair][place] = player.
public final class Permutations {

    private final int[][] orders;

    /// @param orders not copied
    public Permutations(int[][] orders) {
        this.orders = orders;
    }

    public int pairs() {
        return orders.length;
    }

    /// Orders and reverses.
    public int count() {
        return 2 * orders.length;
    }

    /// Not a copy; not to be changed.
    public int[] order(int pair) {
        return orders[pair];
    }
}
