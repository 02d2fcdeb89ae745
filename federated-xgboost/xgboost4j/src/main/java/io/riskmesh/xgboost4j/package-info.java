/// XGBoost's native library behind a small door: a bank's local baseline, import of its models, and the oracle of
/// tests. Nothing else of the project loads native code.
package io.riskmesh.xgboost4j;
