package io.riskmesh.gateway.run;

import java.util.OptionalLong;

/// What was measured of one tree.
///
/// @param tree from 0
/// @param truncated whether it ended early because a bank was lost
/// @param members banks whose rows it was grown on
/// @param millis from the end of the tree before, or from the start of this process's part
/// @param bytesSent by this bank to others
/// @param bytesReceived by this bank from others
/// @param metric name of what `scoreNanos` holds
/// @param scoreNanos the metric of the validation rows times 10^9, at the coordinating bank
/// @param at ms since the epoch
public record TreeMetric(int tree, int leaves, boolean truncated, int members, long millis, long bytesSent, long bytesReceived,
        String metric, OptionalLong scoreNanos, long at) {}
