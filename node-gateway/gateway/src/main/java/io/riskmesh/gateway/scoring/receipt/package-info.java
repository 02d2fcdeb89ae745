/// Receipts as documents: made of the log, verified against a ledger.
package io.riskmesh.gateway.scoring.receipt;
