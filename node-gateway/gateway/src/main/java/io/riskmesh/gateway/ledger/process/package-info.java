/// The embedded ledger as a process of its own, started through the launcher.
package io.riskmesh.gateway.ledger.process;
