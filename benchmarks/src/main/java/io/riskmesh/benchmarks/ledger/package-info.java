/// What the embedded ledger does in a second, beside what its signatures alone would allow.
package io.riskmesh.benchmarks.ledger;
