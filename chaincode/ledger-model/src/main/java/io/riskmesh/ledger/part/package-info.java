/// Parts of facts: constants that stand as ids in them, references, and the objects nested in their arrays.
package io.riskmesh.ledger.part;
