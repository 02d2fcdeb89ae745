package io.riskmesh.embedded.conformance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.traces.Traces;

/// Serves the conformance chaincode to one peer of a real network under test. Environment as of the contract's own process:
/// `CORE_CHAINCODE_ID_NAME`, `CHAINCODE_SERVER_ADDRESS`, `RISKMESH_CC_HEALTH_ADDRESS`.
public final class ConformanceChaincodeMain {

    private ConformanceChaincodeMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Served chaincode = new Served();
        chaincode.prepare(needed("CORE_CHAINCODE_ID_NAME"));
        HttpServer health = HttpServer.create(address("RISKMESH_CC_HEALTH_ADDRESS"), 0);
        health.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address("CHAINCODE_SERVER_ADDRESS"));
        new NettyChaincodeServer(chaincode, properties).start();
    }

    private static InetSocketAddress address(String name) {
        String[] parts = needed(name).split(":", 2);
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }

    private static String needed(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static final class Served extends ConformanceChaincode {

        void prepare(String id) {
            processCommandLineOptions(new String[] {"-i", id});
            initializeLogging();
            Metrics.initialize(getChaincodeConfig());
            Traces.initialize(getChaincodeConfig());
        }
    }
}
