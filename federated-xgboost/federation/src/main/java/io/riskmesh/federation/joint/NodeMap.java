package io.riskmesh.federation.joint;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Which of some rows are in which node of the growing tree; in each node in their own order. Not thread-safe.
final class NodeMap {
    private static final int[] NONE = new int[0];

    private final Map<Integer, int[]> nodes = new TreeMap<>();

    /// All of these rows are in the root.
    NodeMap(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        nodes.put(0, all);
    }

    /// Not to be changed; none for a node that is not known here.
    int[] rows(int node) {
        return nodes.getOrDefault(node, NONE);
    }

    boolean knows(int node) {
        return nodes.containsKey(node);
    }

    Map<Integer, int[]> all() {
        return nodes;
    }

    /// Gives a node's rows to its children.
    ///
    /// @param left by place among the node's rows
    void split(int node, int leftChild, boolean[] left) {
        int[] rows = nodes.remove(node);
        int[] onLeft = new int[rows.length];
        int[] onRight = new int[rows.length];
        int lefts = 0;
        int rights = 0;
        for (int i = 0; i < rows.length; i++) {
            if (left[i]) {
                onLeft[lefts++] = rows[i];
            } else {
                onRight[rights++] = rows[i];
            }
        }
        nodes.put(leftChild, Arrays.copyOf(onLeft, lefts));
        nodes.put(leftChild + 1, Arrays.copyOf(onRight, rights));
    }
}
