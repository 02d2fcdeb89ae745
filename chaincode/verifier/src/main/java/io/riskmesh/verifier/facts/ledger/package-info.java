/// What the verifier of facts is told about a transaction, and what it knows of the ledger so far.
package io.riskmesh.verifier.facts.ledger;
