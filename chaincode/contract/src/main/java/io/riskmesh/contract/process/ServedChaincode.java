package io.riskmesh.contract.process;

import io.riskmesh.contract.RiskmeshChaincode;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.traces.Traces;

/// The chaincode with what a process of its own needs: an id, the sizes of its thread pool, and an eye on the calls that run.
final class ServedChaincode extends RiskmeshChaincode {

    private final ChaincodeSettings settings;
    private final CallsInFlight calls;

    ServedChaincode(ChaincodeSettings settings, CallsInFlight calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /// Before the first connection.
    void prepare() {
        // The shim takes its id from the command line or the environment alone.
        processCommandLineOptions(new String[] {"-i", settings.id()});
        initializeLogging();
        Metrics.initialize(getChaincodeConfig());
        Traces.initialize(getChaincodeConfig());
    }

    /// The shim reads the sizes of its pool from here, and by itself not from the environment.
    @Override
    public Properties getChaincodeConfig() {
        Properties properties = new Properties();
        properties.putAll(super.getChaincodeConfig());
        properties.setProperty(ChaincodeSettings.CORE_THREADS, Integer.toString(settings.coreThreads()));
        properties.setProperty(ChaincodeSettings.MAX_THREADS, Integer.toString(settings.maxThreads()));
        return properties;
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try (CallsInFlight.Running _ = calls.begin()) {
            return super.invoke(stub);
        }
    }
}
