package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.rules.StrippedModel;
import io.riskmesh.federation.rules.Verdict;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Models of completed runs, and the gate that each passes again before this gateway would approve it.
final class ReleasedFiles implements ReleasedModels {
    private final RunWorld world;
    private final RunTable table;
    private final RunFacts facts;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    ReleasedFiles(RunWorld world, RunTable table, RunFacts facts) {
        this.world = world;
        this.table = table;
        this.facts = facts;
    }

    @Override
    public List<ReleasedModel> all() throws StorageFailure {
        List<ReleasedModel> all = new ArrayList<>();
        for (RunRow row : table.all()) {
            model(row).ifPresent(all::add);
        }
        return all;
    }

    @Override
    public Optional<ReleasedModel> of(RunId run) throws StorageFailure {
        return all().stream().filter(model -> model.run().equals(run)).findFirst();
    }

    @Override
    public Optional<byte[]> file(Digest digest) throws IOException {
        return new RunFolder(world.folder()).model(digest);
    }

    @Override
    public Optional<Refusal> refusal(RunId run, Digest file) throws IOException {
        Optional<ReleasedModel> model = of(run);
        Optional<byte[]> bytes = file(file);
        if (model.isEmpty() || bytes.isEmpty()) {
            return Optional.of(new Refusal(LedgerReason.NOT_FOUND, "this bank has no file of run " + run));
        }
        if (!model.get().file().equals(file)) {
            return Optional.of(new Refusal(SharedReason.DIGEST_MISMATCH, "run " + run + " came to another file"));
        }
        TrainingParameters parameters = table.get(model.get().runId()).orElseThrow().invitation().checkedParameters();
        return StrippedModel.check(parameters, bytes.get()) instanceof Verdict.Refused refused
                ? Optional.of(new Refusal(refused.code(), refused.message())) : Optional.empty();
    }

    @Override
    public void onRelease(Listener listener) {
        listeners.add(listener);
    }

    /// A run is completed.
    void released(String run) throws StorageFailure {
        Optional<ReleasedModel> model = table.get(run).flatMap(this::modelOrNothing);
        model.ifPresent(one -> listeners.forEach(listener -> listener.released(one)));
    }

    private Optional<ReleasedModel> modelOrNothing(RunRow row) {
        try {
            return model(row);
        } catch (StorageFailure _) {
            return Optional.empty(); // whoever asks later finds it
        }
    }

    private Optional<ReleasedModel> model(RunRow row) throws StorageFailure {
        Invitation asked = row.invitation();
        if (row.state() != RunState.COMPLETED || row.model().isEmpty() || row.transcript().isEmpty()) {
            return Optional.empty();
        }
        Optional<TrainingRun> run = facts.find(TrainingRun.class, TrainingRun.keyOf(asked.request().model(), asked.seq()));
        Optional<RunSeal> seal = facts.find(RunSeal.class, RunSeal.keyOf(asked.run()));
        if (run.isEmpty() || seal.isEmpty()) {
            return Optional.empty();
        }
        Digest schema = RunSchema.digest(asked.schema());
        return Optional.of(new ReleasedModel(row.id(), asked.run(), asked.request().model(), row.model().get(), asked.schema(), schema,
                report(row.model().get(), schema, run.get()), seal.get().participants(), run.get().uses(), row.transcript().get(), row.trees(),
                asked.coordinator().equals(world.self()), row.changedAt()));
    }

    // What was looked at: R11 of this file, under these parameters.
    private static Digest report(Digest file, Digest schema, TrainingRun run) {
        return Digest.of("release-report", ("R11" + " " + file.hex() + " " + schema.hex() + " " + run.parametersDigest().hex())
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
