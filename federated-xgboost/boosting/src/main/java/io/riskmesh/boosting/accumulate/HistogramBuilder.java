package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.List;

/// Sums rows by node and slot. All implementations give equal cells.
public interface HistogramBuilder {

    /// @param pairs by row, as [io.riskmesh.boosting.fixedpoint.FixedPointCodec] makes them
    /// @param nodes disjoint, each at most 2^rowBits rows of the plan
    GradientHistogram build(List<NodeRows> nodes, long[] pairs, FixedPointPlan plan, FeatureMask features);
}
