package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.TreeSchedule;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.replay.PooledReplay;
import io.riskmesh.federation.replay.RunHistory;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.live.LedgerAccess;
import io.riskmesh.gateway.rows.SampleSeeds;
import io.riskmesh.gateway.rows.TrainingRows;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.data.DatasetCatalog;
import io.riskmesh.gateway.run.data.DatasetSettings;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TrainingRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Grows the model of a run between processes again, on all banks' rows in one place: what was agreed is read from the ledger by an
/// observer's own view, how trees ended from the transcript on the coordinator's disk, rows from the banks' files.
final class PooledCheck implements AutoCloseable {
    private static final Duration VIEW = Duration.ofSeconds(30);
    private static final double MILLION = 1_000_000;

    private final GatewayProcesses gateways;
    private final Database own;
    private final GatewayLedger ledger;
    private final WorkThreads threads = WorkThreads.of(2);

    /// @param own folder of the observer
    PooledCheck(GatewayProcesses gateways, Path own) throws Exception {
        this.gateways = gateways;
        this.own = Database.open(new StorageConfig.Sqlite(own.resolve("observer.db")));
        this.ledger = GatewayLedger.start(LedgerAccess.of(ConnectionProfile.read(gateways.ledger()), GatewayProcesses.COORDINATOR), this.own,
                InstantSource.system(), System::nanoTime, new SplittableRandom(3));
    }

    /// What the pooled rows give.
    ///
    /// @param file of the model
    /// @param trees how each ended, and over which banks
    record Pooled(byte[] file, List<TreeSchedule> trees) {}

    Pooled grow(String run) throws Exception {
        Invitation invitation = invitation(run);
        RunFacts facts = new RunFacts(ledger, System::nanoTime);
        String name = invitation.run().toString();
        TrainingRun opened = facts.need(TrainingRun.class, TrainingRun.keyOf(invitation.request().model(), invitation.seq()));
        RunSeal seal = facts.await(() -> facts.find(RunSeal.class, RunSeal.keyOf(invitation.run())), VIEW).orElseThrow();
        List<RunJoin> joins = facts.list(RunJoin.class, FactKind.RUN_JOIN, name);
        RunTerms terms = switch (RunTerms.of(opened, joins, invitation.checkedParameters(), invitation.schema(), false,
                invitation.coordinator(), PrivacyFloor.SHIPPED)) {
            case RunTerms.Checked.Accepted(RunTerms accepted) -> accepted;
            case RunTerms.Checked.Refused(var refusal) -> throw new AssertionError(refusal);
        };
        List<byte[]> transcript = TranscriptForm.decode(terms.runId(), BankFiles.read(folder(run)).transcript()).orElseThrow().entries();
        return new Pooled(grow(terms, transcript, invitation, opened.id() + "/" + seal.coinSeed().hex()),
                RunHistory.of(transcript, terms.roster()).trees());
    }

    private byte[] grow(RunTerms terms, List<byte[]> transcript, Invitation invitation, String salt) throws Exception {
        List<OwnerRows> owners = new ArrayList<>();
        List<Dataset> watched = new ArrayList<>();
        for (PartyId bank : terms.roster()) {
            Dataset[] parts = HoldOut.parts(rows(bank, invitation), salt, invitation.validationPpm() / MILLION);
            long seed = SampleSeeds.repeatable().seed(terms.parameters().seed(), owners.size());
            owners.add(TrainingRows.of(parts[0], owners.size(), seed));
            watched.add(parts[1]);
        }
        Optional<ValidationRows> validation =
                terms.parameters().earlyStopping().rounds() > 0 ? TrainingRows.validation(watched) : Optional.empty();
        return XgboostModelFile.writeUbjson(PooledReplay.grow(terms, transcript, owners, validation, threads.workers()).released());
    }

    private Dataset rows(PartyId bank, Invitation invitation) throws Exception {
        List<String> features = invitation.schema().features().stream().map(feature -> feature.name()).toList();
        DatasetSettings settings = new DatasetSettings(gateways.rows(bank), "is_fraud", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalLong.of(0), OptionalLong.of(1), features, List.of(), Map.of());
        return new DatasetCatalog(_ -> Optional.of(settings)).rows(invitation.request().dataset(), invitation.schema()).rows();
    }

    private Path folder(String run) {
        return gateways.data(GatewayProcesses.COORDINATOR).resolve("runs").resolve(run);
    }

    private Invitation invitation(String run) throws Exception {
        Path file = gateways.data(GatewayProcesses.COORDINATOR).resolve("gateway.db");
        try (Database database = Database.open(new StorageConfig.Sqlite(file))) {
            return new RunTable(database, InstantSource.system()).get(run).orElseThrow().invitation();
        }
    }

    @Override
    public void close() throws java.io.IOException {
        ledger.close();
        own.close();
        threads.close();
    }
}
