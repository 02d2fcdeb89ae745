package io.riskmesh.gateway.ledger.desk;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A running ledger, in the name of one identity of its folder.
public final class LedgerDesk implements AutoCloseable {
    private final ConnectionProfile profile;
    private final LedgerClient client;

    private LedgerDesk(ConnectionProfile profile, LedgerClient client) {
        this.profile = profile;
        this.client = client;
    }

    /// Opens the ledger as somebody.
    ///
    /// @param who `<MSP id>:<name of an identity>`
    public static LedgerDesk open(ConnectionProfile profile, String who, RandomGenerator jitter) throws Stopped {
        String[] parts = who.split(":", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty() || who.contains("/") || who.contains("\\")) {
            throw Stopped.usage("expected MSP:role, for example " + profile.banks().getFirst() + ":operator, found " + who);
        }
        Path journal = profile.folder().resolve("clients").resolve(parts[0] + "." + parts[1] + ".journal");
        try {
            LedgerClient client = LedgerClient.connect(profile, profile.identity(parts[0], parts[1]), journal, jitter);
            return new LedgerDesk(profile, client);
        } catch (IOException e) {
            throw Stopped.unavailable("cannot speak as " + who + ": " + e.getMessage(), e);
        }
    }

    /// Opens the ledger for reading: as the first regulator, else as the first bank's operator.
    public static LedgerDesk forReading(ConnectionProfile profile, RandomGenerator jitter) throws Stopped {
        return open(profile, profile.regulators().isEmpty() ? profile.banks().getFirst() + ":operator"
                : profile.regulators().getFirst() + ":auditor", jitter);
    }

    /// Who signs here, told apart by the key and not by the name that the key goes by.
    public String person() {
        return Digest.ofFile(client.identity().certificate().getPublicKey().getEncoded()).hex();
    }

    /// What the ledger is worth.
    public String trustLabel() {
        return profile.trustLabel();
    }

    /// Submits a request; one that names no consortium gets the one in force. The answer is a success or [Stopped].
    public SubmitOutcome submit(String function, CanonicalValue.Obj fields) throws Stopped, IOException, InterruptedException {
        try {
            client.settleUnknown();
            CanonicalValue.Obj request = fields.fields().containsKey("consortium") ? fields
                    : Requests.with(fields, "consortium", client.consortiumInForce());
            return accepted(client.submit(function, encoded(request)));
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    /// The fact under a key; digits alone stand for a ten-digit sequence too.
    public Optional<Fact> get(FactKey key) throws Stopped {
        try {
            Optional<Fact> exact = client.get(key);
            FactKey padded = padded(key);
            return exact.isPresent() || padded.equals(key) ? exact : client.get(padded);
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    /// The facts whose keys begin so.
    public List<Fact> list(FactKey prefix) throws Stopped {
        try {
            return client.list(prefix);
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    private static byte[] encoded(CanonicalValue.Obj request) throws Stopped {
        try {
            return CanonicalJson.encode(request);
        } catch (IllegalArgumentException e) {
            throw Stopped.refused("malformed_fact " + e.getMessage());
        }
    }

    private static SubmitOutcome accepted(SubmitOutcome outcome) throws Stopped {
        return switch (outcome) {
            case SubmitOutcome.Recorded recorded -> recorded;
            case SubmitOutcome.AlreadyRecorded already -> already;
            case SubmitOutcome.Refused refused -> throw Stopped.refused("REFUSED " + refused.refusal());
            case SubmitOutcome.Invalid invalid -> throw Stopped.refused("REFUSED ledger_invalid " + invalid.validationCode()
                    + " transaction " + invalid.transactionId());
        };
    }

    /// The key with its digits as ten-digit sequences.
    static FactKey padded(FactKey key) {
        return new FactKey(key.type(), key.attributes().stream().map(LedgerDesk::padded).toList());
    }

    private static String padded(String attribute) {
        return attribute.matches("[0-9]{1,10}") ? FactKey.sequence(Integer.parseInt(attribute)) : attribute;
    }

    private static Stopped unavailable(LedgerUnavailable e) {
        return Stopped.unavailable("ledger_unavailable " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
