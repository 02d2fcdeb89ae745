package io.riskmesh.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/// Does what most transactions of the contract do: looks whether a key is free, writes it once, sets an event.
final class KeepChaincode extends ChaincodeBase {
    static final String NAME = "keep";
    private static final int OK = 200;
    private static final int REFUSED = 500;

    @Override
    public Response init(ChaincodeStub stub) {
        return new Response(OK, "", new byte[0]);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        String key = stub.getParameters().getFirst();
        byte[] found = stub.getState(key);
        if (stub.getFunction().equals("get")) {
            return new Response(OK, "", found);
        }
        if (found.length > 0) {
            return new Response(REFUSED, "REFUSED conflict_exists", new byte[0]);
        }
        byte[] value = stub.getArgs().get(2);
        stub.putState(key, value);
        stub.setEvent("kept", key.getBytes(StandardCharsets.UTF_8));
        return new Response(OK, "", new byte[0]);
    }
}
