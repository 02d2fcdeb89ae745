/// Runs the chaincode once per organisation that a transaction needs and signs what all of them found.
package io.riskmesh.embedded.endorse;
