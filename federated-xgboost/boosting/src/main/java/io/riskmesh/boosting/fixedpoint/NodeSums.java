package io.riskmesh.boosting.fixedpoint;

/// Integer sums over the sampled rows of a node, a bin or a side of a split.
///
/// @param gradient sum of rint(g * 2^scaleBits)
/// @param hessian sum of rint(h * 2^scaleBits), at least 0
/// @param count rows
public record NodeSums(long gradient, long hessian, long count) {

    public static final NodeSums NOTHING = new NodeSums(0, 0, 0);

    public NodeSums plus(NodeSums other) {
        return new NodeSums(Math.addExact(gradient, other.gradient), Math.addExact(hessian, other.hessian),
                Math.addExact(count, other.count));
    }

    public NodeSums minus(NodeSums other) {
        return new NodeSums(Math.subtractExact(gradient, other.gradient), Math.subtractExact(hessian, other.hessian),
                Math.subtractExact(count, other.count));
    }
}
