package io.riskmesh.federation.rules;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.histogram.FeatureMask;
import java.util.Arrays;

/// Where the slots of each masked-in feature begin in a histogram, missing slots included: feature i has the slots
/// `start(i)..start(i + 1) - 1`.
public record FeatureSlots(int[] starts) {

    /// @throws IllegalArgumentException unless starts ascend from 0
    public FeatureSlots {
        starts = starts.clone();
        if (starts.length < 2 || starts[0] != 0) {
            throw new IllegalArgumentException("Expected at least one feature, starting at 0, got " + Arrays.toString(starts));
        }
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] <= starts[i - 1]) {
                throw new IllegalArgumentException("Expected ascending starts, got " + Arrays.toString(starts));
            }
        }
    }

    /// The slots of a histogram over the mask; features without slots are not masked in.
    public static FeatureSlots of(HistogramCuts cuts, FeatureMask mask) {
        int[] used = mask.used();
        int[] starts = new int[used.length + 1];
        for (int i = 0; i < used.length; i++) {
            starts[i + 1] = starts[i] + cuts.slots(used[i]);
        }
        return new FeatureSlots(starts);
    }

    /// A copy.
    @Override
    public int[] starts() {
        return starts.clone();
    }

    /// Masked-in features.
    public int features() {
        return starts.length - 1;
    }

    public int start(int feature) {
        return starts[feature];
    }

    /// Slots of all features together.
    public int total() {
        return starts[starts.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSlots(int[] those) && Arrays.equals(starts, those);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }
}
