/// Runs' messages, as they run: numbered per taking part, put in order at the receiver, bounded on both sides, in memory.
package io.riskmesh.gateway.peer.running;
