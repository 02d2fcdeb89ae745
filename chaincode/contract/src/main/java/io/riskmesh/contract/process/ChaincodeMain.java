package io.riskmesh.contract.process;

import java.io.IOException;
import java.util.Map;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/// The chaincode as a service: one process per peer, as the shim keeps the state of the one connection per process. Settings come
/// from the environment, see [ChaincodeSettings]. Exit codes: 2 a setting is unusable, 4 an address cannot be had.
public final class ChaincodeMain {

    private static final int UNUSABLE_SETTING = 2;
    private static final int NO_ADDRESS = 4;

    private ChaincodeMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        int exit = serve(System.getenv());
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /// Serves until the process is told to end.
    private static int serve(Map<String, String> environment) throws InterruptedException {
        try {
            ChaincodeSettings settings = ChaincodeSettings.of(environment);
            CallsInFlight calls = new CallsInFlight(System::nanoTime);
            ServedChaincode chaincode = new ServedChaincode(settings, calls);
            chaincode.prepare();
            try (HealthPage _ = HealthPage.open(settings.health(), calls)) {
                new NettyChaincodeServer(chaincode, properties(settings)).start();
            }
            return 0;
        } catch (UnusableSetting e) {
            System.err.println(e.getMessage());
            return UNUSABLE_SETTING;
        } catch (IOException e) {
            System.err.println("Cannot serve: " + e.getMessage());
            return NO_ADDRESS;
        }
    }

    private static ChaincodeServerProperties properties(ChaincodeSettings settings) {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(settings.address());
        return properties;
    }
}
