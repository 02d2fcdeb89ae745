package io.riskmesh.securesum.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All states of an exploration, each once, in the order they were found, with the state each was found from. Rows of longs
/// in pages, because an exploration has millions. Equality is that of the whole row.
final class StateTable {
    private static final int PAGE = 1 << 14;

    private final int width;
    private final List<long[]> pages = new ArrayList<>();
    private final List<int[]> parents = new ArrayList<>();
    private int[] index = new int[1 << 12];
    private int size;

    StateTable(int width) {
        this.width = width;
        Arrays.fill(index, -1);
    }

    int size() {
        return size;
    }

    /// Whether the state is new; then it has number `size() - 1`.
    boolean add(long[] row, int parent) {
        if (2 * size >= index.length) {
            grow();
        }
        int at = find(row);
        if (index[at] >= 0) {
            return false;
        }
        if (size % PAGE == 0) {
            pages.add(new long[PAGE * width]);
            parents.add(new int[PAGE]);
        }
        System.arraycopy(row, 0, pages.get(size / PAGE), size % PAGE * width, width);
        parents.get(size / PAGE)[size % PAGE] = parent;
        index[at] = size++;
        return true;
    }

    void read(int state, long[] row) {
        System.arraycopy(pages.get(state / PAGE), state % PAGE * width, row, 0, width);
    }

    int parent(int state) {
        return parents.get(state / PAGE)[state % PAGE];
    }

    private int find(long[] row) {
        int at = spread(Arrays.hashCode(row)) & (index.length - 1);
        while (index[at] >= 0 && !same(index[at], row)) {
            at = (at + 1) & (index.length - 1);
        }
        return at;
    }

    private boolean same(int state, long[] row) {
        int from = state % PAGE * width;
        return Arrays.equals(pages.get(state / PAGE), from, from + width, row, 0, width);
    }

    private void grow() {
        index = new int[2 * index.length];
        Arrays.fill(index, -1);
        long[] row = new long[width];
        for (int state = 0; state < size; state++) {
            read(state, row);
            index[find(row)] = state;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
