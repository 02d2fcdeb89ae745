/// A whole consortium in one process: the banks' machines, the wire between them with real bytes, the register in the place of
/// the ledger, and banks that leave.
package io.riskmesh.gateway.lab.consortium;
