package io.riskmesh.boosting.prediction;

import java.util.Arrays;

/// The distinct features between the root and a node, each with the share of ways through when it is unknown (zero) and when
/// it is known (one), and the weights of the subsets of each size: EXTEND, UNWIND and the sum of Lundberg et al.,
/// algorithm 2. Entry 0 is a dummy for the root. Not thread-safe.
final class FeaturePath {

    static final int NO_FEATURE = -1;

    private final int[] feature;
    private final double[] zero;
    private final double[] one;
    private final double[] weight; // [size of subset]
    private int length;

    FeaturePath(int maxDepth) {
        feature = new int[maxDepth + 1];
        zero = new double[maxDepth + 1];
        one = new double[maxDepth + 1];
        weight = new double[maxDepth + 1];
    }

    private FeaturePath(FeaturePath other) {
        feature = Arrays.copyOf(other.feature, other.feature.length);
        zero = Arrays.copyOf(other.zero, other.zero.length);
        one = Arrays.copyOf(other.one, other.one.length);
        weight = Arrays.copyOf(other.weight, other.weight.length);
        length = other.length;
    }

    /// A copy with one more feature.
    FeaturePath extended(int addedFeature, double addedZero, double addedOne) {
        FeaturePath path = new FeaturePath(this);
        path.extend(addedFeature, addedZero, addedOne);
        return path;
    }

    private void extend(int addedFeature, double addedZero, double addedOne) {
        int l = length++;
        feature[l] = addedFeature;
        zero[l] = addedZero;
        one[l] = addedOne;
        weight[l] = l == 0 ? 1.0 : 0.0;
        for (int i = l - 1; i >= 0; i--) {
            weight[i + 1] += addedOne * weight[i] * (i + 1) / (l + 1);
            weight[i] = addedZero * weight[i] * (l - i) / (l + 1);
        }
    }

    /// Undoes the extension by the entry at `index`.
    void unwind(int index) {
        int l = length - 1;
        double next = weight[l];
        for (int i = l - 1; i >= 0; i--) {
            if (one[index] != 0.0) {
                double before = weight[i];
                weight[i] = next * (l + 1) / ((i + 1) * one[index]);
                next = before - weight[i] * zero[index] * (l - i) / (l + 1);
            } else {
                weight[i] = weight[i] * (l + 1) / (zero[index] * (l - i));
            }
        }
        for (int i = index; i < l; i++) {
            feature[i] = feature[i + 1];
            zero[i] = zero[i + 1];
            one[i] = one[i + 1];
        }
        length = l;
    }

    /// The sum of the weights as if the entry at `index` were unwound.
    private double unwoundSum(int index) {
        int l = length - 1;
        double next = weight[l];
        double sum = 0.0;
        for (int i = l - 1; i >= 0; i--) {
            if (one[index] != 0.0) {
                double before = next * (l + 1) / ((i + 1) * one[index]);
                sum += before;
                next = weight[i] - before * zero[index] * (l - i) / (l + 1);
            } else if (zero[index] != 0.0) {
                sum += weight[i] * (l + 1) / (zero[index] * (l - i));
            }
        }
        return sum;
    }

    /// Adds what the features of this path contribute through a leaf.
    void addTo(double[] phi, double leafValue) {
        for (int i = 1; i < length; i++) {
            phi[feature[i]] += unwoundSum(i) * (one[i] - zero[i]) * leafValue;
        }
    }

    /// The entry of a feature, or -1.
    int indexOf(int wanted) {
        for (int i = 1; i < length; i++) {
            if (feature[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    double zero(int index) {
        return zero[index];
    }

    double one(int index) {
        return one[index];
    }
}
