package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.canonical.CanonicalReader;
import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.canonical.MalformedBytes;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/// Canonical bytes of cuts: version, number of features, then for each its kind, missing flag and bins; a numeric feature's
/// inner edges follow. The sentinel is not written.
final class CutsBytes {
    private static final int VERSION = 1;
    private static final int NUMERIC = 0;
    private static final int CATEGORICAL = 1;
    private static final int FEATURE_BYTES = 6;

    private CutsBytes() {}

    static byte[] encode(HistogramCuts cuts) {
        CanonicalWriter out = new CanonicalWriter().u8(VERSION).i32(cuts.features());
        for (int f = 0; f < cuts.features(); f++) {
            out.u8(cuts.isCategorical(f) ? CATEGORICAL : NUMERIC).flag(cuts.hasMissing(f)).i32(cuts.bins(f));
            for (int i = 0; !cuts.isCategorical(f) && i < cuts.bins(f) - 1; i++) {
                out.float32(cuts.cut(f, i));
            }
        }
        return out.toBytes();
    }

    static Decoded<HistogramCuts> decode(byte[] bytes) {
        return Decoded.read(bytes, in -> {
            in.version(VERSION);
            int count = in.count("features", FeatureSchema.MAX_FEATURES, FEATURE_BYTES);
            if (count == 0) {
                throw new MalformedBytes("Expected at least one feature, got none");
            }
            List<FeatureCuts> features = new ArrayList<>(count);
            for (int f = 0; f < count; f++) {
                features.add(feature(in));
            }
            return HistogramCuts.of(features);
        });
    }

    private static FeatureCuts feature(CanonicalReader in) throws MalformedBytes {
        boolean categorical = in.flag();
        boolean missing = in.flag();
        int most = HistogramCuts.MAX_SLOTS - (missing ? 1 : 0);
        if (categorical) {
            int bins = in.i32("categories", 0, most);
            int slots = bins + (missing ? 1 : 0);
            if (slots == 1) {
                throw new MalformedBytes("Expected 2 slots or more of a categorical feature, or none, got 1");
            }
            return slots == 0 ? FeatureCuts.dropped(true) : FeatureCuts.categorical(bins, missing);
        }
        int bins = in.i32("bins", 0, most);
        if (bins == 0 && missing || bins == 1 && !missing) {
            throw new MalformedBytes("Expected 2 slots or more of a numeric feature, or none, got " + bins + ", missing=" + missing);
        }
        return bins == 0 ? FeatureCuts.dropped(false) : FeatureCuts.numeric(edges(in, bins - 1), missing);
    }

    private static float[] edges(CanonicalReader in, int count) throws MalformedBytes {
        in.need((long) count * Float.BYTES);
        float[] edges = new float[count];
        for (int i = 0; i < count; i++) {
            edges[i] = in.float32();
            if (!FeatureCuts.Numeric.isEdge(edges[i]) || i > 0 && edges[i - 1] >= edges[i]) {
                throw new MalformedBytes("Expected ascending finite edges, got " + edges[i] + " at " + i);
            }
        }
        return edges;
    }
}
