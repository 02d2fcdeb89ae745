package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A coordinator that tells trees and models as it must not: the bank leaves and says why.
final class HostileTreesTest {
    @Test
    void splits_mismatch_for_candidates_that_do_not_follow() {
        candidates(nodes -> List.of(new NodeRules(1, nodes.getFirst().rules())));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(0, 4000, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(99, 0, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(3, 0, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Categories(3, List.of(77), false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(0, 0, false), new SplitRule.Threshold(0, 1, false)))));
        candidates(nodes -> List.of(nodes.getFirst(), nodes.getFirst()));
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(), m.opening(), false, m.nodes()));
    }

    private static void candidates(Function<List<NodeRules>, List<NodeRules>> change) {
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, CandidateSplits.class,
                m -> new CandidateSplits(m.header(), m.opening(), m.presence(), change.apply(m.nodes())));
    }

    @Test
    void node_too_small_for_choices_and_nodes_that_presence_does_not_allow() {
        ForgedRun.leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(),
                List.of(new Choice(0, 1, true)), m.build()));
        ForgedRun.leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), m.chosen(), List.of(1, 2)));
        ForgedRun.leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), m.chosen(), List.of(0)));
        // A pair that did not pass is opened all the same.
        ForgedRun.leaves(TrainingReason.NODE_TOO_SMALL, TrainingParameters.defaults(5).withRounds(4), ChosenSplits.class, m -> {
            Optional<Choice> closed = m.opening().isEmpty() ? Optional.empty() : m.chosen().stream().filter(c -> !c.growsOn()).findFirst();
            return closed.map(choice -> new ChosenSplits(m.header(), m.opening(), m.chosen().stream()
                    .map(c -> c.equals(choice) ? new Choice(c.node(), c.candidate(), true) : c).toList(), m.build()));
        });
    }

    @Test
    void node_too_small_for_a_bank_with_too_few_rows_of_its_own() {
        Consortium consortium = new Consortium(ForgedRun.PARAMETERS, List.of(400, 300, 12, 411), 9).run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(3)));
        assertEquals(TrainingReason.NODE_TOO_SMALL, failed.reason().reason());
    }

    @Test
    void splits_mismatch_for_choices_of_nodes_never_offered() {
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), List.of(new Choice(7, 0, true)), m.build()));
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, ChosenSplits.class, m -> new ChosenSplits(m.header(), Optional.empty(), m.chosen(), m.build()));
    }

    @Test
    void splits_mismatch_for_a_tree_that_is_not_the_one_that_was_grown() {
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits().subList(1, m.splits().size()),
                m.leaves(), m.digest(), m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), m.leaves().subList(1, m.leaves().size()),
                m.digest(), m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), m.leaves(), ForgedRun.OTHER, m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps() + 1, m.splits(), m.leaves(), m.digest(), m.validates()));
        tree(m -> {
            List<Integer> leaves = new ArrayList<>(m.leaves());
            leaves.set(0, Float.floatToRawIntBits(Float.NaN));
            return new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), leaves, m.digest(), m.validates());
        });
    }

    private static void tree(Function<TreeDone, RoundMessage> change) {
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, TreeDone.class, change);
    }

    @Test
    void metric_of_one_bank_for_a_score_nobody_agreed_to() {
        ForgedRun.leaves(TrainingReason.METRIC_OF_ONE_BANK, TreeDone.class, m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(),
                m.steps(), m.splits(), m.leaves(), m.digest(), true));
    }

    @Test
    void stale_message_for_a_score_of_more_trees_than_there_are() {
        TrainingParameters stopping = ForgedRun.PARAMETERS.withEarlyStopping(new EarlyStopping(1, ValidationMetric.LOGLOSS));
        Consortium consortium = ForgedRun.forged(stopping, ValidationResult.class, m -> Optional.of(
                new ValidationResult(m.header(), m.opening(), m.verdict(), 9)));
        assertTrue(consortium.refusals(consortium.bank(ForgedRun.VICTIM)).stream().anyMatch(r -> r.refusal().reason() == TrainingReason.STALE_MESSAGE));
    }

    @Test
    void model_not_stripped_for_a_file_that_tells_of_its_rows() {
        ForgedRun.leaves(TrainingReason.MODEL_NOT_STRIPPED, RunDone.class, m -> new RunDone(m.header(), Octets.wrap(new byte[40])));
        ForgedRun.leaves(TrainingReason.MODEL_NOT_STRIPPED, RunDone.class, m -> new RunDone(m.header(), withGain(m.model())));
    }

    private static Octets withGain(Octets file) {
        TreeEnsemble model = ((ReadResult.ModelRead) XgboostModelFile.read(file.array())).ensemble();
        TreeBuilder told = RegressionTree.builder();
        told.addRoot();
        told.expand(0, 0, 50f, true);
        told.setStatistics(0, 17.5f, 64f, 0f);
        List<RegressionTree> trees = new ArrayList<>(model.trees());
        trees.set(0, told.build());
        return Octets.wrap(XgboostModelFile.writeUbjson(new TreeEnsemble(model.objective(), model.schema(), trees)));
    }

    @Test
    void splits_mismatch_for_a_released_model_that_was_not_trained() {
        ForgedRun.leaves(TrainingReason.SPLITS_MISMATCH, RunDone.class, m -> {
            TreeEnsemble model = ((ReadResult.ModelRead) XgboostModelFile.read(m.model().array())).ensemble();
            List<RegressionTree> trees = new ArrayList<>(model.trees());
            trees.set(0, trees.get(1));
            return new RunDone(m.header(), Octets.wrap(XgboostModelFile.writeUbjson(new TreeEnsemble(model.objective(), model.schema(), trees))));
        });
    }
}
