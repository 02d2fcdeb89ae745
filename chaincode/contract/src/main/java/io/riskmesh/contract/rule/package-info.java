/// The rules of the ledger: one class per transaction.
package io.riskmesh.contract.rule;
