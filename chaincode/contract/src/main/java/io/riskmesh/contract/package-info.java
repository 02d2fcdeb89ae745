/// The rules of the ledger as Fabric chaincode: decode, decide, write. The only room that sees a `ChaincodeStub`.
package io.riskmesh.contract;
