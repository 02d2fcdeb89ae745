package io.riskmesh.contract.process;

import java.net.InetSocketAddress;
import java.util.Map;

/// What the chaincode process is told by its environment.
///
/// @param id package id of the installed chaincode (`CORE_CHAINCODE_ID_NAME`), by which the peer knows the process
/// @param address where the peer connects (`CHAINCODE_SERVER_ADDRESS`, host:port)
/// @param health where `/healthz` answers (`RISKMESH_CC_HEALTH_ADDRESS`, host:port)
/// @param coreThreads calls that run at once (`TP_CORE_POOL_SIZE`, 16)
/// @param maxThreads of them when the queue is full (`TP_MAX_POOL_SIZE`, 32)
public record ChaincodeSettings(
        String id, InetSocketAddress address, InetSocketAddress health, int coreThreads, int maxThreads) {

    static final String ID = "CORE_CHAINCODE_ID_NAME";
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String HEALTH = "RISKMESH_CC_HEALTH_ADDRESS";
    static final String CORE_THREADS = "TP_CORE_POOL_SIZE";
    static final String MAX_THREADS = "TP_MAX_POOL_SIZE";

    private static final int MOST_THREADS = 1024;

    public static ChaincodeSettings of(Map<String, String> environment) throws UnusableSetting {
        int core = threads(environment, CORE_THREADS, "16");
        int max = threads(environment, MAX_THREADS, "32");
        if (max < core) {
            throw new UnusableSetting(MAX_THREADS + " is at least " + CORE_THREADS + ", got " + max + " and " + core);
        }
        return new ChaincodeSettings(required(environment, ID), address(environment, ADDRESS), address(environment, HEALTH),
                core, max);
    }

    private static String required(Map<String, String> environment, String name) throws UnusableSetting {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new UnusableSetting(name + " is not set");
        }
        return value;
    }

    private static InetSocketAddress address(Map<String, String> environment, String name) throws UnusableSetting {
        String value = required(environment, name);
        int colon = value.lastIndexOf(':');
        int port = colon < 1 ? -1 : number(value.substring(colon + 1));
        if (port < 0 || port > 65_535) {
            throw new UnusableSetting(name + " is host:port, got " + value);
        }
        return new InetSocketAddress(value.substring(0, colon), port);
    }

    private static int threads(Map<String, String> environment, String name, String preset) throws UnusableSetting {
        String value = environment.getOrDefault(name, preset);
        int threads = number(value);
        if (threads < 1 || threads > MOST_THREADS) {
            throw new UnusableSetting(name + " lies within 1.." + MOST_THREADS + ", got " + value);
        }
        return threads;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
