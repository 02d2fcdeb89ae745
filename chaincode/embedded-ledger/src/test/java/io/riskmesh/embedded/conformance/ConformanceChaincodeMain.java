package io.riskmesh.embedded.conformance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/// The suite's chaincode as a service, for a real network under test: one process per peer; argument: the port on 127.0.0.1. The
/// package's id comes from the environment, `CORE_CHAINCODE_ID_NAME`.
public final class ConformanceChaincodeMain {

    private ConformanceChaincodeMain() {}

    public static void main(String[] args) throws Exception {
        ConformanceChaincode chaincode = new ConformanceChaincode();
        chaincode.processEnvironmentOptions();
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])));
        new NettyChaincodeServer(chaincode, properties).start();
    }
}
