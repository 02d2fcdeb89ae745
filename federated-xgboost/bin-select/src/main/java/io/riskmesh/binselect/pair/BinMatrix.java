package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.parameters.SelectParameters;

/// The payee-side bins of the pair's rows, in pair order, row after row: the bin of row i and feature f is at
/// `i * features + f`. A missing value is cell `payeeMaxBin`. Printing shows the shape only.
public final class BinMatrix {
    private final int rows;
    private final int features;
    private final byte[] bins;

    private BinMatrix(int rows, int features, byte[] bins) {
        this.rows = rows;
        this.features = features;
        this.bins = bins;
    }

    /// Takes ownership of the array.
    ///
    /// @param bins unsigned, each below `parameters.cells()`
    public static BinMatrix wrap(SelectParameters parameters, byte[] bins) {
        if (bins.length != parameters.rowFeatures()) {
            throw new IllegalArgumentException("Expected " + parameters.rowFeatures() + " bins, got " + bins.length);
        }
        for (byte bin : bins) {
            if ((bin & 0xFF) >= parameters.cells()) {
                throw new IllegalArgumentException("Expected bins below " + parameters.cells() + ", got " + (bin & 0xFF));
            }
        }
        return new BinMatrix(parameters.rows(), parameters.features(), bins);
    }

    public int rows() {
        return rows;
    }

    public int features() {
        return features;
    }

    public int bin(int row, int feature) {
        return bins[row * features + feature] & 0xFF;
    }

    /// The bins themselves, for reading; they must not be changed.
    public Octets octets() {
        return Octets.wrap(bins);
    }

    @Override
    public String toString() {
        return "BinMatrix[" + rows + " rows, " + features + " features]";
    }
}
