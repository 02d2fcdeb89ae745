/// The receipt log: a Merkle tree as in RFC 9162 over receipts of scores, its checkpoints and proofs.
package io.riskmesh.ledger.receipt;
