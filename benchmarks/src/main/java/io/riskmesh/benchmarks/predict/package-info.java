/// Prediction beside XGBoost's: one row per call, and many rows at once.
package io.riskmesh.benchmarks.predict;
