/// Runs a chaincode against one immutable state and records what it read and wrote, in Fabric's form.
package io.riskmesh.embedded.simulation;
