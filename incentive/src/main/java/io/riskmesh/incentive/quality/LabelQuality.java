package io.riskmesh.incentive.quality;

import java.math.BigInteger;

/// What a bank is told of its labels before anything is paid: how far the model's probabilities lie from them on average.
/// Noise in labels ruins calibration first, and log-loss punishes that (design `incentive.md` section 1).
///
/// @param rows of the bank in the last tree
/// @param firstTreePpm mean of p - y over its training rows before the first tree, in parts per million
/// @param lastTreePpm the same before the last tree; what training could not explain
/// @param holdoutPpm the same over its holdout rows
public record LabelQuality(long rows, long firstTreePpm, long lastTreePpm, long holdoutPpm) {

    /// @param scaleBits f: gradients are (p - y) 2^f
    public static LabelQuality of(int scaleBits, RowMean first, RowMean last, RowMean holdout) {
        return new LabelQuality(last.rows, first.ppm(scaleBits), last.ppm(scaleBits), holdout.ppm(scaleBits));
    }

    /// @param gradient sum over the rows
    public record RowMean(long gradient, long rows) {

        public RowMean plus(RowMean other) {
            return new RowMean(Math.addExact(gradient, other.gradient), Math.addExact(rows, other.rows));
        }

        /// Toward negative infinity; 0 without rows.
        private long ppm(int scaleBits) {
            if (rows == 0) {
                return 0;
            }
            BigInteger[] parts = BigInteger.valueOf(gradient).multiply(BigInteger.valueOf(1_000_000))
                    .divideAndRemainder(BigInteger.valueOf(rows).shiftLeft(scaleBits));
            return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
        }
    }
}
