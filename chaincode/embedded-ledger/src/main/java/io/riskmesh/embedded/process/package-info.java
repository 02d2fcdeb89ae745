/// The ledger as a process.
package io.riskmesh.embedded.process;
