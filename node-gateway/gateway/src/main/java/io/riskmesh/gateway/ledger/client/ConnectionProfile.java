package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that a client needs besides an identity, from the `connection.json` that a ledger writes into its folder.
///
/// @param folder that the file lies in
/// @param endpoint `host:port`
/// @param banks MSP ids of those that write
/// @param regulators MSP ids of those that only read
/// @param identities folder, below it `<MSP id>/identities/<name>`
/// @param tlsRoot PEM file of the authority that the server's certificate comes from
/// @param trustLabel what the ledger is worth, in words that every answer repeats
/// @param processId of the ledger's process; 0 where it is no single one
public record ConnectionProfile(Path folder, String endpoint, String channel, List<String> banks, List<String> regulators,
        Path identities, Path tlsRoot, String trustLabel, long processId) {
    /// Name of the file.
    public static final String FILE = "connection.json";

    public ConnectionProfile {
        banks = List.copyOf(banks);
        regulators = List.copyOf(regulators);
    }

    /// Reads the profile of a folder.
    ///
    /// @throws IOException if there is none, or a field is missing
    public static ConnectionProfile read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return of(folder, Files.readAllBytes(file));
        } catch (MalformedFact e) {
            throw new IOException(file + " is no connection profile: " + e.getMessage(), e);
        }
    }

    static ConnectionProfile of(Path folder, byte[] bytes) throws MalformedFact {
        if (CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj(Map<String, CanonicalValue> fields)) {
            return new ConnectionProfile(folder, text(fields, "endpoint"), text(fields, "channel"), texts(fields, "banks"),
                    texts(fields, "regulators"), path(folder, fields, "identities"), path(folder, fields, "tlsRoot"),
                    text(fields, "trustLabel"), fields.containsKey("processId") ? number(fields, "processId") : 0);
        }
        throw new MalformedFact("Expected an object");
    }

    /// The identity `<MSP id>:<name>`.
    ///
    /// @throws IOException if the ledger's folder holds none
    public LedgerIdentity identity(String mspId, String name) throws IOException {
        return LedgerIdentity.read(mspId, identities.resolve(mspId).resolve("identities").resolve(name));
    }

    /// Whether one process holds every key of the ledger.
    public boolean isEmbedded() {
        return trustLabel.startsWith("ledger: embedded");
    }

    private static String text(Map<String, CanonicalValue> fields, String name) throws MalformedFact {
        if (fields.get(name) instanceof CanonicalValue.Text(String value)) {
            return value;
        }
        throw new MalformedFact("Expected a text " + name);
    }

    private static Path path(Path folder, Map<String, CanonicalValue> fields, String name) throws MalformedFact {
        try {
            return folder.resolve(text(fields, name));
        } catch (InvalidPathException _) {
            throw new MalformedFact("Expected a path in " + name);
        }
    }

    private static long number(Map<String, CanonicalValue> fields, String name) throws MalformedFact {
        if (fields.get(name) instanceof CanonicalValue.Int(long value)) {
            return value;
        }
        throw new MalformedFact("Expected a number " + name);
    }

    private static List<String> texts(Map<String, CanonicalValue> fields, String name) throws MalformedFact {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof CanonicalValue.Array(List<CanonicalValue> items)) {
            for (CanonicalValue item : items) {
                if (!(item instanceof CanonicalValue.Text(String value))) {
                    throw new MalformedFact("Expected texts in " + name);
                }
                texts.add(value);
            }
            return texts;
        }
        throw new MalformedFact("Expected a list " + name);
    }
}
