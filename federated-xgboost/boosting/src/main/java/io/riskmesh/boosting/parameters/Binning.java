package io.riskmesh.boosting.parameters;

/// How values become bins.
///
/// @param maxBin most bins of a numeric feature, 2..4095
/// @param payeeMaxBin the same for payee-side features, 2..255
/// @param maxCatToOneHot features with fewer categories are split one against the rest
/// @param maxCatThreshold most categories that a partition moves to one side
public record Binning(int maxBin, int payeeMaxBin, int maxCatToOneHot, int maxCatThreshold) {

    public static final Binning DEFAULT = new Binning(253, 31, 4, 64);

    public Binning {
        Ranges.within("maxBin", maxBin, 2, 4095);
        Ranges.within("payeeMaxBin", payeeMaxBin, 2, 255);
        Ranges.within("maxCatToOneHot", maxCatToOneHot, 1, 1 << 16);
        Ranges.within("maxCatThreshold", maxCatThreshold, 1, 1 << 16);
    }
}
