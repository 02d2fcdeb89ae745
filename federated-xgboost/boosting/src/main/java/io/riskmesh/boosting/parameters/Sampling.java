package io.riskmesh.boosting.parameters;

/// Rates in (0, 1]: rows per tree, columns per tree, level and node (each within the one before).
public record Sampling(double subsample, double byTree, double byLevel, double byNode) {

    public static final Sampling NONE = new Sampling(1, 1, 1, 1);

    public Sampling {
        Ranges.rate("subsample", subsample);
        Ranges.rate("colsampleByTree", byTree);
        Ranges.rate("colsampleByLevel", byLevel);
        Ranges.rate("colsampleByNode", byNode);
    }

    public Sampling withSubsample(double rate) {
        return new Sampling(rate, byTree, byLevel, byNode);
    }
}
