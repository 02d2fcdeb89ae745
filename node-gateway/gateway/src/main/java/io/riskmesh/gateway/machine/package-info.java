/// What the machine is and what a run cost on it.
package io.riskmesh.gateway.machine;
