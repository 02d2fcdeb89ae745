package io.riskmesh.benchmarks.receipts;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// An embedded ledger with the real contract and a consortium of three banks in force.
final class FoundedLedger implements AutoCloseable {
    static final PartyId FIRST = new PartyId("BankA");

    private static final List<PartyId> BANKS = List.of(FIRST, new PartyId("BankB"), new PartyId("BankC"));
    private static final int PAD_TO = 1024;

    private final Path folder;
    private final EmbeddedLedger ledger;

    private FoundedLedger(Path folder, EmbeddedLedger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    static FoundedLedger start(Path folder) throws Exception {
        EmbeddedLedger ledger = EmbeddedLedger.start(LedgerPlan.of(folder, BANKS.stream().map(PartyId::value).toList(),
                List.of("Regulator"), 0, Map.of("riskmesh", _ -> new RiskmeshChaincode())));
        FoundedLedger founded = new FoundedLedger(folder, ledger);
        founded.found();
        return founded;
    }

    private void found() throws Exception {
        record("proposeConsortium", FIRST, "operator", new Consortium(FIRST, 0, 1, BANKS, List.of(new PartyId("Regulator")),
                ConsortiumMode.DEVELOPMENT, 3, 2, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), PAD_TO));
        Digest proposal;
        try (LedgerClient reader = client("Regulator", "auditor")) {
            proposal = reader.list(new FactKey(FactKind.CONSORTIUM.keyType(), List.of())).getFirst().digest();
        }
        for (PartyId bank : BANKS) {
            record("approve", bank, "approver", new Approval(bank, 0, SubjectKind.CONSORTIUM, proposal.hex(), proposal, Decision.APPROVE,
                    Optional.empty(), Optional.empty()));
        }
        record("enact", FIRST, "operator", new Enactment(FIRST, 0, SubjectKind.CONSORTIUM, FactKey.sequence(1), proposal));
    }

    private void record(String function, PartyId bank, String role, Fact fact) throws Exception {
        try (LedgerClient client = client(bank.value(), role)) {
            requireRecorded(client.record(function, 0, fact));
        }
    }

    static void requireRecorded(SubmitOutcome outcome) {
        if (!(outcome instanceof SubmitOutcome.Recorded)) {
            throw new IllegalStateException("Expected a fact on the ledger, got " + outcome);
        }
    }

    LedgerClient client(String mspId, String name) throws IOException {
        ConnectionProfile profile = ConnectionProfile.read(folder);
        return LedgerClient.connect(profile, profile.identity(mspId, name), folder.resolve(mspId + "." + name + ".journal"),
                new SplittableRandom(1));
    }

    long height() {
        return ledger.head().height();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
