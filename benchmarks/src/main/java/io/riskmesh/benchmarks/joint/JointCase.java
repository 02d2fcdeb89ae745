package io.riskmesh.benchmarks.joint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One acceptance test as files that `lab train --joint` reads.
///
/// @param name as the table prints it
/// @param train, test rows of the payer's side; without a test file a hash of the ids decides
/// @param label, weight columns; no weight: empty
/// @param set parameter set
/// @param changes of its parameters
/// @param salt of the hash split
/// @param metric that must grow: `averagePrecision` or `auc`
/// @param least by how much the joint model must be above `over`
/// @param over `federated` or `alone`
/// @param payerBank column of the payer's bank
record JointCase(String name, Path train, List<Path> test, Path payee, String key, String label, String weight, String set,
        Map<String, String> changes, String salt, String metric, double least, String over, String payerBank) {}
