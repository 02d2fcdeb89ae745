/// The simulated scorer as a process beside the gateway, for development.
package io.riskmesh.gateway.tee.scorer;
