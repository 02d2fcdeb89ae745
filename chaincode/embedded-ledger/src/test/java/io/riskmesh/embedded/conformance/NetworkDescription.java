package io.riskmesh.embedded.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// A network as its users see it, read from a properties file:
///
/// ```text
/// channel=riskmesh
/// banks=BankA,BankB,BankC
/// regulator=Regulator
/// endpoint.BankA=127.0.0.1:7051      (of each bank; a regulator uses the first bank's)
/// tlsRoot.BankA=/../tlsca-cert.pem
/// identities=/../organisations       (below it <MSP id>/identities/<name>/msp, names `gateway` and, of the regulator, `auditor`)
/// clockChecked=true                  (Fabric 3; 2.5 takes any timestamp)
/// ```
record NetworkDescription(String channel, List<String> banks, String regulator, Map<String, String> endpoints,
        Map<String, Path> tlsRoots, Path identities, boolean clockChecked) {

    static NetworkDescription read(Path file) throws IOException {
        Properties given = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            given.load(in);
        }
        List<String> banks = List.of(needed(given, "banks").split(",", -1));
        Map<String, String> endpoints = new TreeMap<>();
        Map<String, Path> roots = new TreeMap<>();
        for (String bank : banks) {
            endpoints.put(bank, needed(given, "endpoint." + bank));
            roots.put(bank, file.resolveSibling(needed(given, "tlsRoot." + bank)));
        }
        return new NetworkDescription(needed(given, "channel"), banks, needed(given, "regulator"), endpoints, roots,
                file.resolveSibling(needed(given, "identities")), Boolean.parseBoolean(needed(given, "clockChecked")));
    }

    private static String needed(Properties given, String name) {
        String value = given.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The network's description lacks " + name);
        }
        return value.strip();
    }
}
