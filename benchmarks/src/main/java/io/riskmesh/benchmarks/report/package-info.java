/// Result tables: a full header, then rows; a table without a full header is rejected.
package io.riskmesh.benchmarks.report;
