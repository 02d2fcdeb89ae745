package io.riskmesh.federation.progress;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.ModelSoFar;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run has come to, as one bank knows it. Immutable.
///
/// @param cuts once they are agreed
/// @param trees grown so far, the prior's not counted; with statistics at the opener only
/// @param members whose rows each of these trees was grown on
/// @param bestTrees how many of them the model keeps if training ends early; 0 while nothing was scored
/// @param verdict of the last score
public record RunProgress(
        Optional<AgreedCuts> cuts, List<RegressionTree> trees, List<List<PartyId>> members, ModelSoFar model, int bestTrees,
        ValidationResult.Verdict verdict) {

    /// @param priorPerMille probability from which margins start, in thousandths
    /// @param digest of the cuts, in hex
    public record AgreedCuts(HistogramCuts cuts, int priorPerMille, String digest) {}

    public RunProgress {
        trees = List.copyOf(trees);
        members = List.copyOf(members);
    }

    public static RunProgress nothing(RunTerms terms) {
        return new RunProgress(Optional.empty(), List.of(), List.of(), ModelSoFar.nothing(terms.runId()), 0, ValidationResult.Verdict.GO_ON);
    }

    public RunProgress withCuts(HistogramCuts agreed, int priorPerMille) {
        return new RunProgress(Optional.of(new AgreedCuts(agreed, priorPerMille, agreed.digest())), trees, members, model.withCuts(agreed, priorPerMille),
                bestTrees, verdict);
    }

    /// @param grownOn members of the tree's set
    public RunProgress with(RegressionTree tree, List<PartyId> grownOn) {
        List<RegressionTree> more = new ArrayList<>(trees);
        more.add(tree);
        List<List<PartyId>> sets = new ArrayList<>(members);
        sets.add(List.copyOf(grownOn));
        return new RunProgress(cuts, more, sets, model.with(tree), bestTrees, verdict);
    }

    public RunProgress scored(ValidationResult.Verdict next, int best) {
        return new RunProgress(cuts, trees, members, model, best, next);
    }

    public HistogramCuts agreedCuts() {
        return cuts.orElseThrow().cuts();
    }

    /// Finished rounds; -1 while there are no cuts.
    public int rounds() {
        return cuts.isPresent() ? trees.size() : -1;
    }

    public boolean isOver(RunTerms terms) {
        return trees.size() >= terms.parameters().rounds() || verdict == ValidationResult.Verdict.STOP;
    }

    /// The trees that rows pass through: the prior's, if it needs one, then the grown ones.
    public List<RegressionTree> allTrees() {
        List<RegressionTree> all = new ArrayList<>();
        cuts.flatMap(agreed -> Prior.tree(agreed.priorPerMille())).ifPresent(all::add);
        all.addAll(trees);
        return List.copyOf(all);
    }

    /// The trees that the model keeps: those up to the best one where early stopping watches.
    public TreeEnsemble kept(RunTerms terms) {
        List<RegressionTree> all = allTrees();
        int grown = terms.parameters().earlyStopping().rounds() > 0 && bestTrees > 0 ? bestTrees : trees.size();
        return new TreeEnsemble(terms.parameters().objective(), terms.schema(), all.subList(0, all.size() - trees.size() + grown));
    }
}
