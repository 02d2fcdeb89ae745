/// Receipt logs that gateways disclose, against the anchors on the ledger and against each other.
package io.riskmesh.verifier.receipts;
