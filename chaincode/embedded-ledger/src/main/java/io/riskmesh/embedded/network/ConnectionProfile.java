package io.riskmesh.embedded.network;

import io.riskmesh.embedded.service.TrustLabel;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;

/// `connection.json`: all that a client needs besides an identity. Paths are relative to the folder it lies in.
///
/// ```text
/// {banks, chaincodes, channel, endpoint "127.0.0.1:<port>", identities (folder, below it <MSP id>/identities/<name>),
///  ledger "embedded", processId, regulators, tlsRoot (PEM file), trust "single operator", trustLabel}
/// ```
final class ConnectionProfile {
    static final String FILE = "connection.json";

    private ConnectionProfile() {}

    static void write(LedgerPlan plan, int port) throws IOException {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        fields.put("ledger", text("embedded"));
        fields.put("trust", text("single operator"));
        fields.put("trustLabel", text(TrustLabel.TEXT));
        fields.put("endpoint", text("127.0.0.1:" + port));
        fields.put("channel", text(plan.channel()));
        fields.put("chaincodes", texts(List.copyOf(plan.chaincodes().keySet())));
        fields.put("banks", texts(plan.banks()));
        fields.put("regulators", texts(plan.regulators()));
        fields.put("identities", text("organisations"));
        fields.put("tlsRoot", text("organisations/" + LedgerPlan.ORDERER + "/tlsca/tlsca-cert.pem"));
        fields.put("processId", new CanonicalValue.Int(ProcessHandle.current().pid()));
        Path fresh = plan.folder().resolve(FILE + ".fresh");
        Files.write(fresh, CanonicalJson.encode(new CanonicalValue.Obj(fields)));
        Files.move(fresh, plan.folder().resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static CanonicalValue text(String value) {
        return new CanonicalValue.Text(value);
    }

    private static CanonicalValue texts(List<String> values) {
        return new CanonicalValue.Array(values.stream().map(ConnectionProfile::text).toList());
    }
}
