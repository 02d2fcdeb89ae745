/// Facts of the ledger: one record per kind, with key, canonical bytes and digest.
package io.riskmesh.ledger.fact;
