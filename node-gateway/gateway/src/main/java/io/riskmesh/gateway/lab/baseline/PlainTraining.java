package io.riskmesh.gateway.lab.baseline;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.rows.TrainingRows;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.List;

/// Our plain trainer on the rows of one owner, with cuts over these rows.
final class PlainTraining {
    private final TrainingParameters parameters;
    private final WorkThreads threads;

    PlainTraining(TrainingParameters parameters, WorkThreads threads) {
        this.parameters = parameters;
        this.threads = threads;
    }

    /// Hears of each tree.
    @FunctionalInterface
    interface TreeHeard {
        /// @param trees so many trees are grown
        void grown(int trees);
    }

    TreeEnsemble train(Dataset train, Dataset validation, TreeHeard heard) throws Stopped {
        TrainingTask task = new TrainingTask(parameters, train.schema(), cuts(train), plan(train.rows()), prior(train));
        LocalRows rows = LocalRows.of(parameters, task.cuts(),
                List.of(TrainingRows.of(train, 0, parameters.seed())), threads.workers());
        return PlainTrainer.train(task, rows, TrainingRows.validation(List.of(validation)),
                (tree, _, _) -> heard.grown(tree + 1)).full();
    }

    private HistogramCuts cuts(Dataset train) {
        CutSearch search = CutSearch.begin(train.schema(), parameters.binning(), parameters.privacy());
        while (true) {
            switch (search.next(CutCounter.count(search.request(), train.matrix()))) {
                case CutSearch.Outcome.Found found -> {
                    return found.cuts();
                }
                case CutSearch.Outcome.Refine refine -> search = refine.search();
                case CutSearch.Outcome.Inconsistent inconsistent ->
                    throw new IllegalStateException("Own counts do not fit together: " + inconsistent);
            }
        }
    }

    private FixedPointPlan plan(int rows) throws Stopped {
        return switch (FixedPointPlan.of(parameters, rows)) {
            case PlanResult.Planned planned -> planned.plan();
            case PlanResult.DoesNotFit refused -> throw Stopped.refused("parameters and rows do not fit: " + refused.reason());
        };
    }

    private int prior(Dataset train) {
        return switch (parameters.basePrior()) {
            case BasePrior.Fixed(int perMille) -> perMille;
            case BasePrior.Secure() -> Prior.perMille(train.rows(), train.positives());
        };
    }
}
