package io.riskmesh.contract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ChaincodeSettingsTest {

    private static final Map<String, String> LEAST = Map.of("CORE_CHAINCODE_ID_NAME", "riskmesh:abc",
            "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:9991", "RISKMESH_CC_HEALTH_ADDRESS", "127.0.0.1:9981");

    @Test
    void threads_have_presets() throws UnusableSetting {
        ChaincodeSettings settings = ChaincodeSettings.of(LEAST);
        assertEquals("riskmesh:abc", settings.id());
        assertEquals("127.0.0.1:9991", ChaincodeProcess.text(settings.address()));
        assertEquals("127.0.0.1:9981", ChaincodeProcess.text(settings.health()));
        assertEquals(16, settings.coreThreads());
        assertEquals(32, settings.maxThreads());
    }

    @Test
    void everything_can_be_set() throws UnusableSetting {
        ChaincodeSettings settings = ChaincodeSettings.of(with("TP_CORE_POOL_SIZE", "4", "TP_MAX_POOL_SIZE", "8"));
        assertEquals(4, settings.coreThreads());
        assertEquals(8, settings.maxThreads());
    }

    @Test
    void what_means_nothing_is_refused_by_name() {
        refused("CORE_CHAINCODE_ID_NAME is not set", with("CORE_CHAINCODE_ID_NAME", " "));
        refused("CHAINCODE_SERVER_ADDRESS is host:port, got 9991", with("CHAINCODE_SERVER_ADDRESS", "9991"));
        refused("CHAINCODE_SERVER_ADDRESS is host:port, got :9991", with("CHAINCODE_SERVER_ADDRESS", ":9991"));
        refused("RISKMESH_CC_HEALTH_ADDRESS is host:port, got x:65536", with("RISKMESH_CC_HEALTH_ADDRESS", "x:65536"));
        refused("TP_CORE_POOL_SIZE lies within 1..1024, got 0", with("TP_CORE_POOL_SIZE", "0"));
        refused("TP_MAX_POOL_SIZE lies within 1..1024, got many", with("TP_MAX_POOL_SIZE", "many"));
        refused("TP_MAX_POOL_SIZE is at least TP_CORE_POOL_SIZE, got 8 and 16", with("TP_MAX_POOL_SIZE", "8"));
    }

    private static void refused(String message, Map<String, String> environment) {
        assertEquals(message, assertThrows(UnusableSetting.class, () -> ChaincodeSettings.of(environment)).getMessage());
    }

    private static Map<String, String> with(String... pairs) {
        Map<String, String> environment = new TreeMap<>(LEAST);
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return environment;
    }
}
