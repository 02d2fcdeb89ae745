package io.riskmesh.federation.replay;

import io.riskmesh.boosting.rows.JoinedRows;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.schema.Sides;
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

    /// The same for a run on the features of both sides.
    ///
    /// @param owners the payers' banks with the features of both sides, by ascending ordinal
    /// @param payees by row, in their order: the ordinal of the payee's bank, or [JoinedRows#NO_PAYEE]
    public static TrainedModel growJoint(RunTerms terms, List<byte[]> transcript, List<OwnerRows> owners, int[] payees) {
        RunHistory history = RunHistory.of(transcript, terms.roster());
        TrainingTask task = new TrainingTask(
                terms.parameters(), terms.schema(), history.cuts(), terms.plan(), history.priorPerMille());
        JoinedRows rows = new JoinedRows(terms.parameters(), Sides.of(terms.schema()), history.cuts(), owners, payees);
        return PlainTrainer.replay(task, rows, Optional.empty(), history.trees(), TrainingProgress.SILENT);
    }
}
