package io.riskmesh.boosting.training;

import io.riskmesh.boosting.evaluation.UndefinedReason;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.MemberSource;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Trains a model over rows that it sees through sums: the pooled twin of a federation, tree by tree, so that a caller
/// may keep a checkpoint after any of them. Equal task, rows and sample seeds give equal trees, bit for bit, whatever
/// the source's threads and blocks. Not thread-safe.
public final class PlainTrainer {

    private final TrainingTask task;
    private final HistogramSource rows;
    private final Optional<ValidationRows> validation;
    private final Workers workers;
    private final List<RegressionTree> trees = new ArrayList<>(); // the prior's first, if there is one
    private final int priorTrees;
    private StoppingState stopping = StoppingState.START;

    /// A trainer that searches splits on the calling thread.
    public PlainTrainer(TrainingTask task, HistogramSource rows, Optional<ValidationRows> validation) {
        this(task, rows, validation, Workers.inline());
    }

    /// Moves all margins by the prior.
    ///
    /// @param rows at margin 0
    /// @param validation at margin 0
    /// @param workers search splits; the source has its own
    public PlainTrainer(TrainingTask task, HistogramSource rows, Optional<ValidationRows> validation, Workers workers) {
        this.task = task;
        this.workers = workers;
        this.rows = rows;
        this.validation = validation;
        Prior.tree(task.priorPerMille()).ifPresent(this::keep);
        priorTrees = trees.size();
    }

    /// A trainer that goes on where another one stood.
    ///
    /// @param done all its trees so far, as [#trees] gave them
    /// @param stopping as [#stopping] gave it
    /// @throws IllegalArgumentException if the trees do not begin with the task's prior, or are not as many as were scored
    public static PlainTrainer resume(TrainingTask task, HistogramSource rows, Optional<ValidationRows> validation,
            List<RegressionTree> done, StoppingState stopping) {
        PlainTrainer trainer = new PlainTrainer(task, rows, validation);
        if (done.size() < trainer.priorTrees || !done.subList(0, trainer.priorTrees).equals(trainer.trees)) {
            throw new IllegalArgumentException("Expected trees that begin with the prior of the task");
        }
        done.subList(trainer.priorTrees, done.size()).forEach(trainer::keep);
        if (stopping.scored() != (validation.isPresent() ? trainer.grown() : 0)) {
            throw new IllegalArgumentException("Expected a score for each of " + trainer.grown() + " trees, got " + stopping.scored());
        }
        trainer.stopping = stopping;
        return trainer;
    }

    /// Grows all trees; splits are searched on the calling thread.
    public static TrainedModel train(TrainingTask task, HistogramSource rows, Optional<ValidationRows> validation,
            TrainingProgress progress) {
        return train(task, rows, validation, Workers.inline(), progress);
    }

    /// Grows all trees.
    public static TrainedModel train(TrainingTask task, HistogramSource rows, Optional<ValidationRows> validation,
            Workers workers, TrainingProgress progress) {
        PlainTrainer trainer = new PlainTrainer(task, rows, validation, workers);
        while (!trainer.isOver()) {
            trainer.growTree(progress);
        }
        return trainer.model();
    }

    /// As the other one; splits are searched on the calling thread.
    public static TrainedModel replay(TrainingTask task, MemberSource rows, Optional<ValidationRows> validation,
            List<TreeSchedule> schedule, TrainingProgress progress) {
        return replay(task, rows, validation, Workers.inline(), schedule, progress);
    }

    /// Grows again what a federation grew: each tree over the rows of its members, cut off where theirs was.
    public static TrainedModel replay(TrainingTask task, MemberSource rows, Optional<ValidationRows> validation,
            Workers workers, List<TreeSchedule> schedule, TrainingProgress progress) {
        PlainTrainer trainer = new PlainTrainer(task, rows, validation, workers);
        for (TreeSchedule tree : schedule) {
            if (!trainer.isOver()) {
                trainer.growTree(rows, tree, progress);
            }
        }
        return trainer.model();
    }

    /// Whether all rounds are done, or early stopping has ended them.
    public boolean isOver() {
        return grown() >= parameters().rounds() || stopping.isOver(parameters().earlyStopping());
    }

    /// Grows the next tree over all rows.
    public void growTree(TrainingProgress progress) {
        int tree = grown();
        rows.beginTree(tree, task.plan());
        RegressionTree grown = TreeLoop.complete(task.beginTree(tree, workers), rows);
        keep(grown);
        score(validation.map(v -> v.cells(metric().metric())), progress);
    }

    private void growTree(MemberSource source, TreeSchedule schedule, TrainingProgress progress) {
        int tree = grown();
        source.beginTree(tree, task.plan(), schedule.members());
        int steps = schedule.isComplete() ? Integer.MAX_VALUE : schedule.steps();
        keep(TreeLoop.grow(task.beginTree(tree, workers), source, steps));
        if (schedule.scored()) {
            score(validation.map(v -> v.cells(metric().metric(), schedule.members())), progress);
        } else if (validation.isPresent()) {
            scored(new ValidationScore.Unknown(UndefinedReason.NO_ROWS), progress);
        }
    }

    private void keep(RegressionTree tree) {
        trees.add(tree);
        rows.endTree(tree);
        validation.ifPresent(v -> v.add(tree));
    }

    private void score(Optional<long[]> cells, TrainingProgress progress) {
        long merged = Math.max(1, parameters().privacy().effectiveBinRows());
        Optional<ValidationScore> score = cells.map(c -> ValidationCells.score(metric().metric(), c, merged));
        score.ifPresentOrElse(known -> scored(known, progress),
                () -> progress.treeGrown(grown() - 1, trees.getLast(), Optional.empty()));
    }

    private void scored(ValidationScore score, TrainingProgress progress) {
        stopping = stopping.after(score, metric());
        progress.treeGrown(grown() - 1, trees.getLast(), Optional.of(score));
    }

    /// All trees so far, the prior's first.
    public List<RegressionTree> trees() {
        return List.copyOf(trees);
    }

    /// Trees grown so far, the prior's not counted.
    public int grown() {
        return trees.size() - priorTrees;
    }

    public StoppingState stopping() {
        return stopping;
    }

    /// The model of the trees so far: where early stopping watches, only those up to the best one.
    public TrainedModel model() {
        int kept = priorTrees + stopping.kept(metric()).orElse(grown());
        TreeEnsemble full = new TreeEnsemble(parameters().objective(), task.schema(), trees.subList(0, kept));
        return TrainedModel.of(parameters(), full, grown(), stopping);
    }

    private EarlyStopping metric() {
        return parameters().earlyStopping();
    }

    private TrainingParameters parameters() {
        return task.parameters();
    }
}
