/// Checkpoints of receipt logs, compared between gateways: a bank that shows two logs to two others is found out by two signatures of
/// its own.
package io.riskmesh.gateway.peer.checkpoint;
