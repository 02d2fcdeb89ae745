package io.riskmesh.gateway.scoring.feature;

import java.util.Arrays;
import java.util.Map;

/// Features of one side of one payment, in the order that was asked for. Immutable; never printed.
public final class FeatureRow {
    private final float[] values;
    private final long asOf;
    private final boolean known;

    /// @param values NaN is missing (copied)
    /// @param asOf ms since the epoch
    /// @param known whether the source knew the entity at all
    public FeatureRow(float[] values, long asOf, boolean known) {
        this.values = values.clone();
        this.asOf = asOf;
        this.known = known;
    }

    /// All missing.
    public static FeatureRow missing(int features, long now) {
        float[] values = new float[features];
        Arrays.fill(values, Float.NaN);
        return new FeatureRow(values, now, false);
    }

    public float[] values() {
        return values.clone();
    }

    public long asOf() {
        return asOf;
    }

    public boolean known() {
        return known;
    }

    /// The row with what the request itself says of some features.
    ///
    /// @param names of the features, in their order
    public FeatureRow with(Map<String, Float> signals, java.util.List<String> names) {
        if (signals.isEmpty()) {
            return this;
        }
        float[] changed = values.clone();
        for (int i = 0; i < changed.length; i++) {
            Float signal = signals.get(names.get(i));
            changed[i] = signal == null ? changed[i] : signal;
        }
        return new FeatureRow(changed, asOf, known);
    }

    @Override
    public String toString() {
        return "FeatureRow[REDACTED]";
    }
}
