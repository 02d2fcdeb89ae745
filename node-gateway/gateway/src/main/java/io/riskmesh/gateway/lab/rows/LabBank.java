package io.riskmesh.gateway.lab.rows;

import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.rows.OwnedRows;

/// One bank of a lab run.
///
/// @param name as reports print it
/// @param train its training rows, of both classes, in the order of the file
/// @param validation its rows for early stopping; may be empty
public record LabBank(String name, Dataset train, Dataset validation) {

    /// The power of two at or above both numbers of rows, which the bank signs instead of its number of rows.
    public long rowBound() {
        return OwnedRows.rowBound(train, validation);
    }
}
