package io.riskmesh.gateway.lab.joint;

import io.riskmesh.binselect.punctured.MemoryPlan;
import io.riskmesh.binselect.punctured.PuncturedSelect;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.joint.SelectPairs;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.lab.baseline.BaselineModels;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.consortium.RunLedger;
import io.riskmesh.gateway.lab.exact.ExactnessCheck;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.score.TestScores;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.RunParameters;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.report.Curve;
import io.riskmesh.gateway.report.Exactness;
import io.riskmesh.gateway.report.JointReport;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/// The joint part of a lab run: the federation over both sides, the comparison with pooled training on joined rows, and the
/// baselines that only whoever has all rows can train.
public final class JointTraining {
    private static final long MEMORY_PARTS = 4;

    private final JoinedRows rows;
    private final RunParameters parameters;
    private final WorkThreads threads;
    private final Progress progress;
    private final PhaseMeter meter;
    private final SecureRandom entropy;

    public JointTraining(JoinedRows rows, RunParameters parameters, WorkThreads threads, Progress progress, PhaseMeter meter,
            SecureRandom entropy) {
        this.rows = rows;
        this.parameters = parameters;
        this.threads = threads;
        this.progress = progress;
        this.meter = meter;
        this.entropy = entropy;
    }

    /// @param file the joint model as it is released
    /// @param json the same for people
    /// @param curves by name
    public record Trained(JointReport report, byte[] file, byte[] json, Map<String, Curve> curves) {}

    /// Trains, replays, measures.
    ///
    /// @param folder empty: a joint run that was interrupted begins anew, as what banks share does not outlive the process
    public Trained train(Path folder) throws Stopped, IOException, InterruptedException {
        FederatedModel joint = federated(folder);
        progress.say("joint: pooled replay of the transcript on joined rows");
        Exactness exact = meter.measure("joint exactness", () -> new ExactnessCheck(rows.joined(), threads).compare(joint, rows.payees()));
        BaselineModels.Joined baselines = new BaselineModels(rows.joined(), parameters.plain(), threads, progress, meter)
                .trainJoined(PayeeColumns.permuted(rows.joined().train(), parameters.plain().seed()));
        int minimum = parameters.federated().privacy().minimumBinRows();
        TestScores scores = new TestScores(rows.joined().test(), minimum);
        TestScores shuffled = new TestScores(PayeeColumns.permuted(rows.joined().test(), parameters.plain().seed()), minimum);
        TestScores missing = new TestScores(PayeeColumns.missing(rows.joined().test()), minimum);
        float[] margins = scores.margins(joint.released());
        float[] nothing = shuffled.margins(baselines.permuted());
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put("joint", scores.curve(margins));
        curves.put("null", scores.curve(nothing));
        JointReport report = new JointReport(scores.metrics(margins), scores.metrics(nothing),
                missing.metrics(missing.margins(joint.released())), scores.metrics(scores.margins(baselines.xgboost())), exact,
                FileDigest.hex(joint.file()), rows.joined().train().schema().size(), pairs(), joint.bytesPerBankPerTree());
        return new Trained(report, joint.file(), XgboostModelFile.writeJson(joint.released()), curves);
    }

    private FederatedModel federated(Path folder) throws Stopped, IOException, InterruptedException {
        PhaseMeter.Running running = meter.begin("joint");
        try {
            Consortium consortium = new Consortium(rows.joined(), parameters.federated(), FaultScenario.NONE, folder, entropy, RunLedger.none(),
                    (party, ordinal, terms, seed) -> new JointRows(party, terms, rows.of(ordinal, terms.roster()), seed,
                            new SelectPairs(new PuncturedSelect(memory()), entropy), JdkPrimitives.create()));
            return consortium.train(threads, progress);
        } finally {
            running.close();
        }
    }

    /// All banks are in one process: leaves are cached within a quarter of its memory.
    private MemoryPlan memory() {
        return MemoryPlan.shared(Runtime.getRuntime().maxMemory() / MEMORY_PARTS, 2 * pairs());
    }

    private int pairs() {
        int banks = rows.payer().banks().size();
        return banks * (banks - 1);
    }
}
