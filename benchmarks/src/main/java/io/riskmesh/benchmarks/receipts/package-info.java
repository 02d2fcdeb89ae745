/// What the receipts of scores cost on their way to the ledger, and how fast a gateway reads the ledger's facts.
package io.riskmesh.benchmarks.receipts;
