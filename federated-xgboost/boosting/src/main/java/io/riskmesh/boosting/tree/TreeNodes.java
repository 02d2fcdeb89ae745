package io.riskmesh.boosting.tree;

import java.util.Arrays;

/// The growing arrays behind a [TreeBuilder].
final class TreeNodes {

    int size;
    int[] left = new int[16];
    int[] parent = new int[16];
    int[] feature = new int[16];
    float[] value = new float[16];
    boolean[] defaultLeft = new boolean[16];
    int[][] rightCategories = new int[16][];
    float[] gain = new float[16];
    float[] hessian = new float[16];
    float[] baseWeight = new float[16];

    int add(int parentNode) {
        if (size == left.length) {
            grow(Math.multiplyExact(size, 2));
        }
        left[size] = RegressionTree.NONE;
        parent[size] = parentNode;
        return size++;
    }

    private void grow(int capacity) {
        left = Arrays.copyOf(left, capacity);
        parent = Arrays.copyOf(parent, capacity);
        feature = Arrays.copyOf(feature, capacity);
        value = Arrays.copyOf(value, capacity);
        defaultLeft = Arrays.copyOf(defaultLeft, capacity);
        rightCategories = Arrays.copyOf(rightCategories, capacity);
        gain = Arrays.copyOf(gain, capacity);
        hessian = Arrays.copyOf(hessian, capacity);
        baseWeight = Arrays.copyOf(baseWeight, capacity);
    }
}
