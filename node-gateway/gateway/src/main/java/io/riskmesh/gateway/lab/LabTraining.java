package io.riskmesh.gateway.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.gateway.checkpoint.RunIdentity;
import io.riskmesh.gateway.lab.baseline.BaselineModels;
import io.riskmesh.gateway.lab.baseline.PooledXgboost;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.consortium.RunLedger;
import io.riskmesh.gateway.lab.exact.ExactnessCheck;
import io.riskmesh.gateway.lab.fault.FaultFile;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.joint.JoinedRows;
import io.riskmesh.gateway.lab.joint.JointTraining;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.lab.score.TestScores;
import io.riskmesh.gateway.lab.score.XgboostMargins;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.OutputFolder;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.gateway.plan.RunParameters;
import io.riskmesh.gateway.report.Exactness;
import io.riskmesh.gateway.report.ReportDocument;
import io.riskmesh.gateway.report.RunReport;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// `lab train`: the federation, the baselines beside it, the comparison with pooled training, the report.
public final class LabTraining {
    private final LabRequest request;
    private final LabWorld world;
    private final OutputFolder folder;
    private final RunLedger ledger;
    private final PhaseMeter meter;
    private final Instant startedAt;

    private LabTraining(LabRequest request, LabWorld world, OutputFolder folder, RunLedger ledger) {
        this.request = request;
        this.world = world;
        this.folder = folder;
        this.ledger = ledger;
        this.meter = new PhaseMeter(world.nanoTime());
        this.startedAt = world.clock().instant();
    }

    /// Runs to the end and publishes the folder, or says in one line why not. An interrupted run leaves `OUT.partial` with its
    /// checkpoint; anything else leaves nothing.
    public static LabOutcome run(LabRequest request, LabWorld world) throws Stopped, IOException, InterruptedException {
        return run(request, world, RunLedger.none());
    }

    /// The same with a run that is recorded on a ledger.
    public static LabOutcome run(LabRequest request, LabWorld world, RunLedger ledger)
            throws Stopped, IOException, InterruptedException {
        RunParameters parameters = LabChecks.parameters(request);
        FaultScenario faults = request.faults().isPresent() ? FaultFile.read(request.faults().get()) : FaultScenario.NONE;
        PooledXgboost.requireLibrary();
        OutputFolder folder = open(request);
        try (WorkThreads threads = WorkThreads.of(request.threads())) {
            return new LabTraining(request, world, folder, ledger).train(parameters, faults, threads);
        } catch (IOException e) {
            throw Stopped.unavailable("expected files that can be read and room to write in " + folder.partial() + ", found "
                    + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + (folder.hasCheckpoint() ? "; --resume goes on from the checkpoint" : ""), e);
        } finally {
            folder.abandon();
        }
    }

    private static OutputFolder open(LabRequest request) throws Stopped, IOException {
        return switch (request.start()) {
            case FRESH -> OutputFolder.fresh(request.out());
            case RESUME -> OutputFolder.resumed(request.out());
            case RESTART -> OutputFolder.restarted(request.out());
        };
    }

    private LabOutcome train(RunParameters asked, FaultScenario faults, WorkThreads threads)
            throws Stopped, IOException, InterruptedException {
        double validation = asked.federated().earlyStopping().rounds() > 0 ? request.validationShare() : 0;
        LabData data = meter.measure("load", () -> LabData.load(request.data(), validation));
        RunParameters parameters = asked.forWeights(data.train().largestWeight());
        LabChecks.run(data, parameters, faults);
        Optional<JoinedRows> joined = request.joint().isEmpty() ? Optional.empty()
                : Optional.of(meter.measure("join", () -> JoinedRows.load(data, request.data(), request.joint().orElseThrow())));
        if (joined.isPresent()) {
            LabChecks.joint(joined.get(), parameters);
        }
        TrainingParameters agreed = parameters.federated();
        Consortium consortium = new Consortium(data, agreed, faults, folder.checkpoint(), world.entropy(), ledger);
        RunIdentity identity = LabIdentity.of(request, parameters);
        if (folder.hasCheckpoint()) {
            identity.requireSame(folder.checkpoint());
        } else {
            identity.writeTo(folder.checkpoint());
        }
        world.progress().say(LabWords.begin(data, parameters));
        FederatedModel federated = train(consortium, threads);
        BaselineModels.Trained baselines =
                new BaselineModels(data, parameters.plain(), threads, world.progress(), meter).train();
        world.progress().say("pooled replay of the transcript");
        Exactness exact = meter.measure("exactness", () -> new ExactnessCheck(data, threads).compare(federated));
        Optional<JointTraining.Trained> joint = joined.isEmpty() ? Optional.empty() : Optional.of(joint(joined.get(), parameters, threads));
        return report(data, agreed, federated, baselines, exact, joint);
    }

    private FederatedModel train(Consortium consortium, WorkThreads threads) throws Stopped, IOException, InterruptedException {
        PhaseMeter.Running running = meter.begin("federated");
        try {
            return consortium.train(threads, world.progress());
        } finally {
            running.close();
        }
    }

    private JointTraining.Trained joint(JoinedRows rows, RunParameters parameters, WorkThreads threads)
            throws Stopped, IOException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.beside(folder.partial())) {
            return new JointTraining(rows, parameters, threads, world.progress(), meter, world.entropy()).train(scratch.path());
        }
    }

    private LabOutcome report(LabData data, TrainingParameters agreed, FederatedModel federated,
            BaselineModels.Trained baselines, Exactness exact, Optional<JointTraining.Trained> joint) throws Stopped, IOException, InterruptedException {
        TestScores scores = new TestScores(data.test(), agreed.privacy().minimumBinRows());
        ReleasedFiles files = new ReleasedFiles(
                federated.released(), federated.file(), XgboostModelFile.writeJson(federated.released()));
        XgboostMargins margins = meter.measure("xgboost margins", () -> margins(files, scores));
        LabReport report = new LabReport(request, startedAt, data, agreed, scores);
        RunReport run = meter.measure("scores", () ->
                report.of(new LabReport.Results(federated, files, baselines, margins, exact, joint), meter));
        ObjectNode document = ReportDocument.of(run);
        LabFiles.write(folder.partial(), run, document, files, data.test());
        if (joint.isPresent()) {
            WholeFile.write(folder.partial().resolve("joint-model.ubj"), joint.get().file());
            WholeFile.write(folder.partial().resolve("joint-model.json"), joint.get().json());
        }
        folder.publish();
        return new LabOutcome(run, document, margins);
    }

    private static XgboostMargins margins(ReleasedFiles files, TestScores scores) throws Stopped {
        try {
            return XgboostMargins.of(files.ubjson(), files.json(), scores.rows(), scores.margins(files.ensemble()));
        } catch (NativeTrainingException e) {
            throw Stopped.refused("expected stock XGBoost to load the exported model, found " + e.getMessage());
        }
    }
}
