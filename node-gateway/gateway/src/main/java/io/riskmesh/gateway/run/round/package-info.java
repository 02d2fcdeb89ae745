/// The host of one bank's machine in one run: files, messages, timers, the ledger's part. The machine itself is pure and lives in
/// the room of federation.
package io.riskmesh.gateway.run.round;
