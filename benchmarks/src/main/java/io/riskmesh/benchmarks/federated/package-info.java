/// A federation of four banks in one process beside XGBoost on all their rows.
package io.riskmesh.benchmarks.federated;
