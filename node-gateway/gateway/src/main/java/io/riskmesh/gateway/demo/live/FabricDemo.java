package io.riskmesh.gateway.demo.live;

import java.util.Map;

/// Whether the demo can run on a real Fabric network here.
public final class FabricDemo {
    private static final String BINARIES = "FABRIC_BIN";

    private FabricDemo() {}

    /// What is missing, in one line.
    public static String obstacle(Map<String, String> environment) {
        return environment.getOrDefault(BINARIES, "").isBlank()
                ? "set " + BINARIES + " to the folder that holds peer, orderer, configtxgen and osnadmin of Fabric 3.1; nothing was started"
                : "the demo's members are not those of the network that ./riskmesh fabric up starts; the demo on Fabric is not built yet";
    }
}
