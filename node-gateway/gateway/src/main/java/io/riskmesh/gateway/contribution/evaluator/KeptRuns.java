package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.gateway.contribution.column.OwnRun;
import io.riskmesh.gateway.contribution.column.OwnRuns;
import io.riskmesh.gateway.contribution.sums.KeptLeafSums;
import io.riskmesh.gateway.contribution.sums.LeafRules;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.fact.SealedCoin;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// This bank's own part of its measured runs, from its own disk and its own view of the ledger: what a report is held against.
///
/// @param runs that this bank saw to their end
public record KeptRuns(Finder runs, ReleasedModels models, RunFacts facts) implements OwnRuns {

    /// Finds a run by its name on the ledger.
    @FunctionalInterface
    public interface Finder {
        Optional<CompletedRun> completed(RunId run) throws IOException, RunStopped, InterruptedException;
    }

    @Override
    public Optional<OwnRun> of(RunId run) throws IOException {
        try {
            Optional<CompletedRun> found = runs.completed(run);
            return found.isEmpty() ? Optional.empty() : kept(found.get());
        } catch (RunStopped | LedgerUnavailable e) {
            throw new IOException("what was kept of " + run + " cannot be read now: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Optional<OwnRun> kept(CompletedRun run) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        Optional<KeptLeafSums> sums = KeptLeafSums.read(run.folder());
        Optional<byte[]> file = models.file(run.file());
        Optional<LeafRule> rule = LeafRules.of(run.terms().parameters(), run.terms().plan());
        Optional<RunProgress> progress = new SealedSums(run, facts.ledger().party()).progress();
        if (sums.isEmpty() || file.isEmpty() || rule.isEmpty() || progress.flatMap(RunProgress::cuts).isEmpty()) {
            return Optional.empty();
        }
        RunId id = run.terms().run().id();
        EvaluationInput input = sums.get().input(run.file());
        boolean prior = Prior.tree(progress.orElseThrow().cuts().orElseThrow().priorPerMille()).isPresent();
        List<List<Long>> leaves = leaves(file.get(), prior ? 1 : 0);
        return Optional.of(new OwnRun(new SealedCoin(facts).of(id).coin(), run.file(), input.root(), rule.get(), leaves,
                input.upTo(leaves.size()).holdout()));
    }

    // The prior's tree was not grown and is nobody's.
    private static List<List<Long>> leaves(byte[] file, int priors) throws IOException {
        return switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRefused refused -> throw new IOException("the model file is none: " + refused.message());
            case ReadResult.ModelRead(TreeEnsemble ensemble, var _) -> {
                List<List<Long>> weights = new ArrayList<>();
                for (RegressionTree tree : ensemble.trees().subList(Math.min(priors, ensemble.trees().size()), ensemble.trees().size())) {
                    weights.add(leaves(tree));
                }
                yield weights;
            }
        };
    }

    private static List<Long> leaves(RegressionTree tree) {
        List<Long> leaves = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                leaves.add(LeafRules.units(tree.leafValue(node)));
            }
        }
        return leaves;
    }

    /// Names no row.
    @Override
    public String toString() {
        return "KeptRuns";
    }
}
