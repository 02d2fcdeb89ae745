package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.Arrays;
import java.util.List;

/// The bins of every feature, equal at all banks of a run. A numeric bin i holds `cut(f, i-1) <= v < cut(f, i)`; the
/// last cut is [#SENTINEL]. A categorical bin is a code. Missing rows have a slot of their own after the bins, code
/// `bins(f)`, unless no row of the run misses the feature. A feature with fewer than two slots cannot split any row: it is
/// dropped and has none. Immutable, thread-safe.
public final class HistogramCuts {

    /// Above every value that a matrix may hold.
    public static final float SENTINEL = Float.MAX_VALUE;

    /// A code of bin or missing slot fits two bytes.
    public static final int MAX_SLOTS = 1 << 16;

    static final String DIGEST_DOMAIN = "riskmesh/histogram-cuts/1";

    private final FeatureCuts[] features;
    private final int mostSlots;

    private HistogramCuts(FeatureCuts[] features) {
        this.features = features;
        this.mostSlots = Arrays.stream(features).mapToInt(FeatureCuts::slots).max().orElse(0);
    }

    /// One entry for each feature of the schema, in its order.
    ///
    /// @throws IllegalArgumentException for an empty list
    public static HistogramCuts of(List<FeatureCuts> features) {
        if (features.isEmpty() || features.size() > FeatureSchema.MAX_FEATURES) {
            throw new IllegalArgumentException("Expected 1.." + FeatureSchema.MAX_FEATURES + " features, got " + features.size());
        }
        return new HistogramCuts(features.toArray(FeatureCuts[]::new));
    }

    public static Decoded<HistogramCuts> decode(byte[] bytes) {
        return CutsBytes.decode(bytes);
    }

    public int features() {
        return features.length;
    }

    public FeatureCuts feature(int feature) {
        return features[feature];
    }

    /// Bins of values, without the missing slot; 0 if the feature is dropped.
    public int bins(int feature) {
        return features[feature].bins();
    }

    public boolean hasMissing(int feature) {
        return features[feature].hasMissing();
    }

    /// Bins, and the missing slot if there is one.
    public int slots(int feature) {
        return features[feature].slots();
    }

    /// The most slots of a feature: at most 256 means that codes fit one byte.
    public int mostSlots() {
        return mostSlots;
    }

    public boolean isCategorical(int feature) {
        return features[feature] instanceof FeatureCuts.Categorical;
    }

    public boolean isDropped(int feature) {
        return slots(feature) == 0;
    }

    /// The features that can split rows.
    public FeatureMask usable() {
        int[] used = new int[features.length];
        int count = 0;
        for (int f = 0; f < features.length; f++) {
            if (!isDropped(f)) {
                used[count++] = f;
            }
        }
        return FeatureMask.of(features.length, Arrays.copyOf(used, count));
    }

    /// Slots of all features masked in.
    public int totalSlots(FeatureMask mask) {
        int total = 0;
        for (int f = 0; f < features.length; f++) {
            if (mask.uses(f)) {
                total = Math.addExact(total, slots(f));
            }
        }
        return total;
    }

    /// The first slot of a feature in a histogram over the mask.
    public int offset(FeatureMask mask, int feature) {
        int offset = 0;
        for (int f = 0; f < feature; f++) {
            if (mask.uses(f)) {
                offset += slots(f);
            }
        }
        return offset;
    }

    /// [#offset] of every feature; -1 for a feature that is masked out.
    public int[] offsets(FeatureMask mask) {
        int[] offsets = new int[features.length];
        int next = 0;
        for (int f = 0; f < features.length; f++) {
            offsets[f] = mask.uses(f) ? next : -1;
            next += mask.uses(f) ? slots(f) : 0;
        }
        return offsets;
    }

    /// The upper edge of a bin, excluded; the code of a categorical bin.
    public float cut(int feature, int bin) {
        return features[feature].cut(bin);
    }

    /// The code of a value: its bin, or the missing slot `bins(f)` for NaN and for a category outside the dictionary. For a
    /// feature without a missing slot that code is no slot: callers refuse such a row.
    public int binOf(int feature, float value) {
        return features[feature].binOf(value);
    }

    /// Whether these cuts are for that schema: as many features, the same kinds, dictionaries of the same size.
    public boolean fits(FeatureSchema schema) {
        if (schema.size() != features.length) {
            return false;
        }
        for (int f = 0; f < features.length; f++) {
            int categories = schema.feature(f).categories().size();
            if (schema.feature(f).isCategorical() != isCategorical(f)
                    || isCategorical(f) && !isDropped(f) && bins(f) != categories) {
                return false;
            }
        }
        return true;
    }

    /// Version 1: the only encoding of these cuts.
    public byte[] canonicalBytes() {
        return CutsBytes.encode(this);
    }

    /// SHA-256 of `riskmesh/histogram-cuts/1`, a zero byte and [#canonicalBytes], in hex.
    public String digest() {
        return CanonicalWriter.digest(DIGEST_DOMAIN, canonicalBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistogramCuts that && Arrays.equals(features, that.features);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(features);
    }

    @Override
    public String toString() {
        return "HistogramCuts[" + features.length + " features, " + Arrays.stream(features).mapToInt(FeatureCuts::slots).sum()
                + " slots]";
    }
}
