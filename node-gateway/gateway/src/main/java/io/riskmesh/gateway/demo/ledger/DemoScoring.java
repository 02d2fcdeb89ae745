package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.projection.BlockFollower;
import io.riskmesh.gateway.ledger.projection.BrokenChain;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The demo's scorer: a simulated one in a process of its own, started here and gone with this object.
final class DemoScoring implements AutoCloseable {

    private static final int MOST_PAYMENTS = 500;

    private final SimulatedScorer scorer;
    private final Path folder;
    private final LabWorld world;
    private final Digest measurement;

    private DemoScoring(SimulatedScorer scorer, Path folder, LabWorld world, Digest measurement) {
        this.scorer = scorer;
        this.folder = folder;
        this.world = world;
        this.measurement = measurement;
    }

    /// Starts the scorer.
    ///
    /// @param folder of its process
    static DemoScoring start(Path folder, Map<String, String> environment, LabWorld world)
            throws Stopped, IOException, InterruptedException {
        SimulatedScorer scorer = new SimulatedScorer(folder);
        scorer.start(0, environment);
        world.progress().say(SimulatedScorer.NOTICE);
        return new DemoScoring(scorer, folder, world, scorer.status().measurement());
    }

    /// What the banks approve.
    Digest measurement() {
        return measurement;
    }

    /// From an active model to scored payments: grants and uses, admission, sessions, key release, the stream.
    ///
    /// @param ledger that runs
    /// @param test rows whose features the payer's banks know
    /// @return what to tell
    String score(Members members, ConnectionProfile ledger, ScoredModel model, Path test)
            throws Stopped, IOException, InterruptedException {
        long now = world.clock().millis();
        ScoringUse use = new ScoringUse(members, now, model.policy().digest());
        use.record();
        ProjectedView view = view(ledger, model);
        ScoringMandate mandate = ScoringMandate.at(view);
        try (EnclaveConnection connection = scorer.connect()) {
            AdmittedScorer admitted = AdmittedScorer.admit(connection, members, mandate, view, measurement, now);
            world.progress().say("scorer admitted on the ledger under a mandate of height " + mandate.height());
            var sessions = new ScoringSessions(members, admitted, mandate, model, world.entropy()).open();
            world.progress().say("model key released by " + mandate.members().quorum() + " of " + members.banks().size() + " banks");
            return new PaymentStream(admitted, model, mandate.height(), use.validUntil(), sessions, world).score(rows(test, model));
        }
    }

    // A projection of its own: one database has one writer.
    private ProjectedView view(ConnectionProfile ledger, ScoredModel model) throws Stopped, IOException {
        StorageConfig database = new StorageConfig.Sqlite(folder.resolve("view.db"));
        String bank = ledger.banks().getFirst();
        try (LedgerClient client = LedgerClient.connect(ledger, ledger.identity(bank, "gateway"), folder.resolve("view.journal"),
                        world.entropy());
                Projection projection = Projection.open(database, world.clock())) {
            BlockFollower.catchUp(projection, client);
            return ProjectedView.of(projection, ledger.channel(), model.policy());
        } catch (LedgerUnavailable e) {
            throw Stopped.unavailable("ledger_unavailable " + e.getMessage(), e);
        } catch (BrokenChain e) {
            throw Stopped.refused(e.getMessage());
        }
    }

    private static List<float[]> rows(Path test, ScoredModel model) throws Stopped {
        ColumnChoice columns = new ColumnChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of());
        Dataset data = new DatasetLoader(columns).load(List.of(test), model.ensemble().schema());
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_PAYMENTS, data.rows()); i++) {
            rows.add(data.matrix().row(i));
        }
        return rows;
    }

    @Override
    public void close() throws Stopped, IOException {
        try {
            scorer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
