package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.cuts.PooledCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.work.Workers;
import java.util.List;
import java.util.Optional;

/// From rows in memory to a model: cuts and bins, then trees.
///
/// @param setUp cost of cuts and bins
/// @param trees cost of the trees
record OurTraining(Cost setUp, Cost trees, TrainedModel model, float[] margins) {

    static OurTraining run(BenchRows rows, Workload work, Workers workers) throws Exception {
        TrainingParameters parameters = work.ours();
        LocalRows[] source = new LocalRows[1];
        HistogramCuts[] cuts = new HistogramCuts[1];
        CpuClock clock = new CpuClock();
        Cost setUp = clock.time(() -> {
            cuts[0] = PooledCuts.of(rows.schema(), parameters.binning(), parameters.privacy(), List.of(rows.matrix()), workers)
                    .cuts();
            source[0] = LocalRows.of(parameters, cuts[0],
                    List.of(OwnerRows.of(0, rows.matrix(), rows.floatLabels(), parameters.seed())), workers);
        });
        FixedPointPlan plan = switch (FixedPointPlan.of(parameters, rows.rows())) {
            case PlanResult.Planned(FixedPointPlan planned) -> planned;
            case PlanResult.DoesNotFit(String reason) -> throw new IllegalStateException(reason);
        };
        TrainingTask task = new TrainingTask(parameters, rows.schema(), cuts[0], plan, Prior.HALF);
        TrainedModel[] model = new TrainedModel[1];
        Cost trees = clock.time(() ->
                model[0] = PlainTrainer.train(task, source[0], Optional.empty(), workers, TrainingProgress.SILENT));
        return new OurTraining(setUp, trees, model[0], source[0].margins());
    }

    @Override
    public String toString() {
        return "OurTraining[" + model.grown() + " trees]";
    }
}
