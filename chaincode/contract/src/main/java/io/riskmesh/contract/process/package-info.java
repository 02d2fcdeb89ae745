/// The process that serves the chaincode to one peer.
package io.riskmesh.contract.process;
