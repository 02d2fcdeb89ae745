package io.riskmesh.gateway.lab.baseline;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.ArrayList;
import java.util.List;

/// The honest baselines of a run, each with the parameters of the run but without privacy rules.
public final class BaselineModels {
    /// The phase of pooled XGBoost in the meter; its CPU seconds are a figure of the report.
    public static final String XGBOOST_PHASE = "pooled xgboost";

    private final LabData data;
    private final TrainingParameters plain;
    private final WorkThreads threads;
    private final Progress progress;
    private final PhaseMeter meter;

    /// Baselines on these rows.
    ///
    /// @param plain parameters without privacy rules
    public BaselineModels(LabData data, TrainingParameters plain, WorkThreads threads, Progress progress, PhaseMeter meter) {
        this.data = data;
        this.plain = plain;
        this.threads = threads;
        this.progress = progress;
        this.meter = meter;
    }

    /// The trained models.
    ///
    /// @param alone one per bank, in the order of the banks
    /// @param pooled our plain trainer on all rows
    /// @param xgboost XGBoost on all rows
    public record Trained(List<TreeEnsemble> alone, TreeEnsemble pooled, TreeEnsemble xgboost) {
        /// Copies the list.
        public Trained {
            alone = List.copyOf(alone);
        }
    }

    /// Trains all of them.
    public Trained train() throws Stopped, InterruptedException {
        List<TreeEnsemble> alone = meter.measure("alone", this::alone);
        TreeEnsemble pooled = meter.measure("pooled", () ->
                new PlainTraining(plain, threads).train(data.train(), data.validation(), reporting("pooled rows, our trainer")));
        progress.say("pooled rows, XGBoost " + PooledXgboost.VERSION + ", one thread");
        TreeEnsemble xgboost = meter.measure(XGBOOST_PHASE, this::xgboost);
        return new Trained(alone, pooled, xgboost);
    }

    /// Baselines of a joint run, on joined rows.
    ///
    /// @param xgboost XGBoost on all of them
    /// @param permuted our plain trainer with the payee's side of other payments
    public record Joined(TreeEnsemble xgboost, TreeEnsemble permuted) {}

    /// Trains those on joined rows.
    ///
    /// @param shuffled the training rows with the payee's side permuted
    public Joined trainJoined(Dataset shuffled) throws Stopped, InterruptedException {
        progress.say("joined rows, XGBoost " + PooledXgboost.VERSION + ", one thread");
        TreeEnsemble xgboost = meter.measure("joined xgboost", this::xgboost);
        TreeEnsemble permuted = meter.measure("null", () ->
                new PlainTraining(plain, threads).train(shuffled, data.validation(), reporting("joined rows, payees permuted")));
        return new Joined(xgboost, permuted);
    }

    private List<TreeEnsemble> alone() throws Stopped {
        List<TreeEnsemble> alone = new ArrayList<>();
        PlainTraining training = new PlainTraining(plain, threads);
        for (LabBank bank : data.banks()) {
            alone.add(training.train(bank.train(), bank.validation(), reporting("bank " + bank.name() + " alone")));
        }
        return alone;
    }

    private TreeEnsemble xgboost() throws Stopped {
        try {
            return PooledXgboost.train(plain, data.train(), data.validation());
        } catch (NativeTrainingException e) {
            throw Stopped.refused("expected XGBoost to train on the pooled rows, found " + e.getMessage());
        }
    }

    private PlainTraining.TreeHeard reporting(String phase) {
        return tree -> progress.update(phase + ", tree", tree, plain.rounds(), "");
    }
}
