/// Receipts of scores: numbers without gaps, signatures for groups, the tally at the end of an epoch.
package io.riskmesh.enclave.receipt;
