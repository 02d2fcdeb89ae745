package io.riskmesh.gateway.run.data;

import java.nio.file.Path;

/// Where a bank keeps what it knows of payments that it received, for runs on the features of both sides. Rows are matched by the
/// column that names a row, the same in both files; every other column of the file is a payee-side feature.
///
/// @param file CSV, packed or not
/// @param payerBank its column with the payer's bank
/// @param payeeBank column of the data set's own file with the payee's bank; another text than a bank's id: outside the consortium
public record PayeeSide(Path file, String payerBank, String payeeBank) {}
