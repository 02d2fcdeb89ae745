/// The eight steps by which a receipt is verified against a ledger, and what each rests on. Who verifies believes no document.
package io.riskmesh.verifier.receipts.steps;
