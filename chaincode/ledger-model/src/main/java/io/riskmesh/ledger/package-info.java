/// The consortium's vocabulary: what banks share is by definition what the ledger says. No dependencies.
package io.riskmesh.ledger;
