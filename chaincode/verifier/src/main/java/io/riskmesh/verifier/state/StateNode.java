package io.riskmesh.verifier.state;

import java.util.function.BiPredicate;

/// A node of a persistent AVL tree: balanced whatever the order of keys, so a hostile writer cannot make it a list.
record StateNode(StateKey key, Versioned value, StateNode left, StateNode right, int height, int size) {

    private StateNode(StateKey key, Versioned value, StateNode left, StateNode right) {
        this(key, value, left, right, 1 + Math.max(heightOf(left), heightOf(right)), 1 + sizeOf(left) + sizeOf(right));
    }

    static StateNode put(StateNode node, StateKey key, Versioned value) {
        if (node == null) {
            return new StateNode(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new StateNode(node.key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    static StateNode remove(StateNode node, StateKey key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        StateNode next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, remove(node.right, next.key));
    }

    /// Visits in order from `first` on (null: from the start); gives false once the visitor has.
    static boolean visit(StateNode node, StateKey first, BiPredicate<StateKey, Versioned> visitor) {
        if (node == null) {
            return true;
        }
        int order = first == null ? -1 : first.compareTo(node.key);
        if (order < 0 && !visit(node.left, first, visitor)) {
            return false;
        }
        if (order <= 0 && !visitor.test(node.key, node.value)) {
            return false;
        }
        return visit(node.right, order > 0 ? first : null, visitor);
    }

    private static StateNode balanced(StateNode middle, StateNode left, StateNode right) {
        int tilt = heightOf(left) - heightOf(right);
        if (tilt > 1) {
            StateNode inner = heightOf(left.left) < heightOf(left.right) ? rotatedLeft(left) : left;
            return rotatedRight(new StateNode(middle.key, middle.value, inner, right));
        }
        if (tilt < -1) {
            StateNode inner = heightOf(right.right) < heightOf(right.left) ? rotatedRight(right) : right;
            return rotatedLeft(new StateNode(middle.key, middle.value, left, inner));
        }
        return new StateNode(middle.key, middle.value, left, right);
    }

    private static StateNode rotatedRight(StateNode node) {
        StateNode top = node.left;
        return new StateNode(top.key, top.value, top.left,
                new StateNode(node.key, node.value, top.right, node.right));
    }

    private static StateNode rotatedLeft(StateNode node) {
        StateNode top = node.right;
        return new StateNode(top.key, top.value,
                new StateNode(node.key, node.value, node.left, top.left), top.right);
    }

    private static int heightOf(StateNode node) {
        return node == null ? 0 : node.height;
    }

    private static int sizeOf(StateNode node) {
        return node == null ? 0 : node.size;
    }
}
