package io.riskmesh.gateway.demo.consortium;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerIdentity;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Requests;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The people of the demo's banks, each with a client of their own, opened when first needed. One process plays them all.
public final class Members implements AutoCloseable {
    private final ConnectionProfile profile;
    private final RandomGenerator jitter;
    private final Map<String, LedgerClient> clients = new TreeMap<>();
    private int consortium;

    public Members(ConnectionProfile profile, RandomGenerator jitter) {
        this.profile = profile;
        this.jitter = jitter;
    }

    public List<PartyId> banks() {
        return profile.banks().stream().map(PartyId::new).toList();
    }

    public List<PartyId> regulators() {
        return profile.regulators().stream().map(PartyId::new).toList();
    }

    public LedgerIdentity identity(PartyId bank, String role) throws IOException {
        return profile.identity(bank.value(), role);
    }

    /// From now on requests name this consortium.
    public void inForce(int seq) {
        consortium = seq;
    }

    /// Submits a fact in the name of its party; a refusal ends the demo.
    public void record(String function, String role, Fact fact) throws Stopped, IOException, InterruptedException {
        record(function, role, fact, Facts.ownFields(fact));
    }

    /// The same with a field that belongs to the call.
    public void record(String function, String role, Fact fact, String field, CanonicalValue value)
            throws Stopped, IOException, InterruptedException {
        record(function, role, fact, Requests.with(Facts.ownFields(fact), field, value));
    }

    private void record(String function, String role, Fact fact, CanonicalValue.Obj fields)
            throws Stopped, IOException, InterruptedException {
        switch (submit(function, role, fact.by(), fields)) {
            case SubmitOutcome.Recorded _, SubmitOutcome.AlreadyRecorded _ -> {
                return;
            }
            case SubmitOutcome.Refused refused -> throw Stopped.refused(function + " of " + fact.by() + ": " + refused.refusal());
            case SubmitOutcome.Invalid invalid -> throw Stopped.refused(function + " of " + fact.by() + ": ledger_invalid "
                    + invalid.validationCode());
        }
    }

    /// Submits and gives what became of it.
    public SubmitOutcome submit(String function, String role, PartyId bank, CanonicalValue.Obj fields)
            throws Stopped, IOException, InterruptedException {
        try {
            return client(bank, role).submit(function,
                    CanonicalJson.encode(Requests.with(fields, "consortium", consortium)));
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    /// The fact under a key that was written before.
    public <F extends Fact> F need(Class<F> type, FactKey key) throws Stopped, IOException {
        try {
            Fact fact = client(banks().getFirst(), "gateway").get(key)
                    .orElseThrow(() -> Stopped.refused("not_found nothing stands under " + key));
            return type.cast(fact);
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    /// The facts whose keys begin so.
    public List<Fact> list(FactKey prefix) throws Stopped, IOException {
        try {
            return client(banks().getFirst(), "gateway").list(prefix);
        } catch (LedgerUnavailable e) {
            throw unavailable(e);
        }
    }

    private LedgerClient client(PartyId bank, String role) throws IOException {
        String name = bank + "." + role;
        LedgerClient known = clients.get(name);
        if (known == null) {
            known = LedgerClient.connect(profile, identity(bank, role), profile.folder().resolve("clients").resolve(name + ".journal"),
                    jitter);
            clients.put(name, known);
        }
        return known;
    }

    private static Stopped unavailable(LedgerUnavailable e) {
        return Stopped.unavailable("ledger_unavailable " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        for (LedgerClient client : clients.values()) {
            client.close();
        }
    }
}
