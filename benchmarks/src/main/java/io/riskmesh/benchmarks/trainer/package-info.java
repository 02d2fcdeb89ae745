/// The plain trainer beside XGBoost's `hist`: time, quality, memory.
package io.riskmesh.benchmarks.trainer;
