/// Collateral of the platforms' maker, and enclaves that the ledger admits: evidence is verified by every endorser.
package io.riskmesh.contract.rule.enclave;
