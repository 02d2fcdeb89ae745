/// Fields of facts: the types of the ledger, read strictly and written in one way.
package io.riskmesh.ledger.field;
