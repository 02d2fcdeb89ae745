package io.riskmesh.embedded.endorse;

import org.hyperledger.fabric.shim.Chaincode;

/// Makes the chaincode of one organisation's peer; each has its own.
@FunctionalInterface
public interface ChaincodeFactory {
    Chaincode create(String mspId);
}
