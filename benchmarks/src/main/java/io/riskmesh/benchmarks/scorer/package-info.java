/// The scorer's process: scores through sealed sessions, receipts signed in groups.
package io.riskmesh.benchmarks.scorer;
