package io.riskmesh.federation.replay;

import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.terms.RunTerms;
import java.util.List;
import java.util.Optional;

/// The strongest check of a federation: the plain trainer on all rows in one place, with the same cuts, rules, sample seeds
/// and losses of banks, gives the same model, bit for bit. For tests and laboratories: nobody has all rows otherwise.
public final class PooledReplay {

    private PooledReplay() {}

    /// @param transcript entries from the run's beginning
    /// @param owners the rows of all invited banks, by ascending ordinal
    /// @param validation of all banks, if training stops early
    public static TrainedModel grow(RunTerms terms, List<byte[]> transcript, List<OwnerRows> owners,
            Optional<ValidationRows> validation, Workers workers) {
        RunHistory history = RunHistory.of(transcript, terms.roster());
        TrainingTask task = new TrainingTask(
                terms.parameters(), terms.schema(), history.cuts(), terms.plan(), history.priorPerMille());
        return PlainTrainer.replay(task, LocalRows.of(terms.parameters(), history.cuts(), owners, workers), validation,
                history.trees(), TrainingProgress.SILENT);
    }
}
