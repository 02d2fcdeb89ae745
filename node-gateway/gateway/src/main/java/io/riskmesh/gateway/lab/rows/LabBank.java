package io.riskmesh.gateway.lab.rows;

import io.riskmesh.gateway.dataset.Dataset;

/// One bank of a lab run.
///
/// @param name as reports print it
/// @param train its training rows, of both classes, in the order of the file
/// @param validation its rows for early stopping; may be empty
public record LabBank(String name, Dataset train, Dataset validation) {

    /// The larger of its numbers of training and validation rows.
    public int largerPart() {
        return Math.max(train.rows(), validation.rows());
    }

    /// The power of two at or above {@link #largerPart}, which the bank signs instead of its number of rows.
    public long rowBound() {
        return largerPart() <= 1 ? 1 : Long.highestOneBit(largerPart() - 1L) << 1;
    }
}
