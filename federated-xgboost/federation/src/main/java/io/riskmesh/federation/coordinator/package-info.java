/// The coordinating bank's side of a run: asks for sums, opens them, tells what follows.
package io.riskmesh.federation.coordinator;
