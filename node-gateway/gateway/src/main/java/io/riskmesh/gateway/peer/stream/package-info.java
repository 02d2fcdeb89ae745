/// The messages of training runs: in memory, in order, large. The machines at both ends keep what must survive
/// (`docs/decisions/0007-run-messages-are-not-stored.md`).
package io.riskmesh.gateway.peer.stream;
