/// Reading the ledger.
package io.riskmesh.contract.query;
