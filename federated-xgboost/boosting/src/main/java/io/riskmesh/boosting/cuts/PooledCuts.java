package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// The cut search over rows that are all in this process: what a federation of their owners finds too.
public final class PooledCuts {

    private PooledCuts() {}

    /// @param parts at least one matrix of the schema's columns
    public static CutSearch.Outcome.Found of(FeatureSchema schema, Binning binning, PrivacyParameters privacy,
            List<FloatMatrix> parts) {
        return of(schema, binning, privacy, parts, Workers.inline());
    }

    /// The same on several threads.
    public static CutSearch.Outcome.Found of(FeatureSchema schema, Binning binning, PrivacyParameters privacy,
            List<FloatMatrix> parts, Workers workers) {
        CutSearch search = CutSearch.begin(schema, binning, privacy);
        while (true) {
            switch (search.next(count(search.request(), parts, workers))) {
                case CutSearch.Outcome.Refine(CutSearch finer) -> search = finer;
                case CutSearch.Outcome.Found found -> {
                    return found;
                }
                case CutSearch.Outcome.Inconsistent(int feature) ->
                        throw new IllegalStateException("Counted rows contradict each other at feature " + feature);
            }
        }
    }

    private static long[] count(CutRequest request, List<FloatMatrix> parts, Workers workers) {
        long[] sum = CutCounter.count(request, parts.getFirst(), workers);
        for (FloatMatrix part : parts.subList(1, parts.size())) {
            long[] counts = CutCounter.count(request, part, workers);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        }
        return sum;
    }
}
