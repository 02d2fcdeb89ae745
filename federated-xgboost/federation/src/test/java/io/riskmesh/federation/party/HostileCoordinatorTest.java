package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
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
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.SumOpeners;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A coordinator that says one wrong thing to one bank: the bank leaves and says why, and never contributes to what the
/// rules forbid.
final class HostileCoordinatorTest {
    private static final int VICTIM = 3;
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2);
    private static final List<Integer> ROWS = List.of(400, 300, 503, 411);
    private static final Digest OTHER = Digest.of("other", new byte[0]);

    private static <M extends RoundMessage> Consortium forged(TrainingParameters parameters, Class<M> kind,
            Function<M, Optional<RoundMessage>> change) {
        Consortium consortium = new Consortium(parameters, ROWS, 9);
        Forgery forgery = Forgery.to(consortium, VICTIM, kind, change);
        consortium.run();
        assertTrue(forgery.done, "nothing was forged");
        return consortium;
    }

    private static <M extends RoundMessage> void leaves(ReasonCode reason, Class<M> kind, Function<M, RoundMessage> change) {
        leaves(reason, PARAMETERS, kind, message -> Optional.of(change.apply(message)));
    }

    private static <M extends RoundMessage> void leaves(
            ReasonCode reason, TrainingParameters parameters, Class<M> kind, Function<M, Optional<RoundMessage>> change) {
        Consortium consortium = forged(parameters, kind, change);
        PartyId victim = consortium.bank(VICTIM);
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(victim), reason.code());
        assertEquals(reason, failed.reason().reason(), failed.reason().toString());
        if (kind == RunDone.class) {
            return; // the others have the right file already
        }
        RunOutcome.Failed ended = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)));
        assertEquals(reason, ended.reason().reason(), "the others hear of it");
    }

    // A message that is merely misplaced changes nothing: the bank waits for the right one.
    private static <M extends RoundMessage> void ignores(ReasonCode reason, Class<M> kind, Function<M, RoundMessage> change) {
        Consortium consortium = forged(PARAMETERS, kind, message -> Optional.of(change.apply(message)));
        assertTrue(consortium.refusals(consortium.bank(VICTIM)).stream().anyMatch(r -> r.refusal().reason() == reason),
                reason.code() + " among " + consortium.refusals(consortium.bank(VICTIM)));
        assertTrue(!consortium.outcomes.containsKey(consortium.bank(VICTIM)));
    }

    @Test
    void plan_mismatch_for_other_parameters_or_joins() {
        leaves(TrainingReason.PLAN_MISMATCH, OpenRun.class, m -> new OpenRun(m.header(), m.epoch(), OTHER, m.roster(), m.openers()));
        leaves(TrainingReason.PLAN_MISMATCH, OpenRun.class, m -> new OpenRun(m.header(), m.epoch(), m.parameters(), OTHER, m.openers()));
    }

    @Test
    void sums_not_authorised_for_other_openers() {
        leaves(TrainingReason.SUMS_NOT_AUTHORISED, OpenRun.class,
                m -> new OpenRun(m.header(), m.epoch(), m.parameters(), m.roster(), SumOpeners.ALL_BANKS));
    }

    @Test
    void unknown_run_for_a_message_of_another_run() {
        ignores(TrainingReason.UNKNOWN_RUN, BeginTree.class, m -> new BeginTree(new Header(OTHER, m.header().tree(), m.header().slot(),
                m.header().step(), m.header().sender(), m.header().previous()), m.set()));
    }

    @Test
    void wrong_party_for_a_message_in_anothers_name() {
        ignores(SharedReason.WRONG_PARTY, BeginTree.class, m -> new BeginTree(new Header(m.header().run(), m.header().tree(),
                m.header().slot(), m.header().step(), new PartyId("bank-02"), m.header().previous()), m.set()));
    }

    @Test
    void stale_message_for_a_gap_in_the_transcript_or_another_place() {
        ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(new Header(m.header().run(), m.header().tree(),
                m.header().slot(), m.header().step(), m.header().sender(), OTHER), m.set()));
        ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(at(m.header(), 1, m.header().slot(), 0), m.set()));
        ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(at(m.header(), 0, m.header().slot(), 1), m.set()));
        ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(at(m.header(), 0, 0, 0), m.set()));
    }

    private static Header at(Header header, int tree, int slot, int step) {
        return new Header(header.run(), tree, slot, step, header.sender(), header.previous());
    }

    @Test
    void not_a_member_for_a_session_without_the_bank_or_with_another_answer_of_it() {
        leaves(SharedReason.NOT_A_MEMBER, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                without(m.members()), m.joins().subList(0, 3)));
        leaves(SharedReason.NOT_A_MEMBER, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                m.members(), List.of(OTHER, OTHER, OTHER, OTHER)));
    }

    private static List<PartyId> without(List<PartyId> members) {
        List<PartyId> others = new ArrayList<>(members);
        others.remove(VICTIM - 1);
        return others;
    }

    @Test
    void run_not_resumable_for_another_number_of_trees_at_that_point() {
        leaves(TrainingReason.RUN_NOT_RESUMABLE, StartSession.class,
                m -> new StartSession(m.header(), m.epoch(), 3, m.opening(), m.members(), m.joins()));
    }

    @Test
    void too_few_banks_for_a_session_or_a_slot_of_two() {
        leaves(SharedReason.TOO_FEW_BANKS, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                m.members().subList(1, 3), m.joins().subList(1, 3)));
        leaves(SharedReason.TOO_FEW_BANKS, BeginTree.class, m -> new BeginTree(m.header(), new SlotSet(m.set().members().subList(1, 3),
                m.set().firstSlot(), m.set().lastSlot())));
        leaves(SharedReason.TOO_FEW_BANKS, CutBuckets.class, m -> new CutBuckets(m.header(), new SlotSet(m.set().members().subList(1, 3),
                m.set().firstSlot(), m.set().lastSlot()), m.before(), m.request()));
    }

    @Test
    void set_changed_for_another_set_in_slots_that_have_one() {
        leaves(TrainingReason.SET_CHANGED, BeginTree.class, m -> new BeginTree(m.header(), new SlotSet(m.set().members().subList(1, 4),
                m.set().firstSlot(), m.set().lastSlot())));
        leaves(TrainingReason.SET_CHANGED, BeginTree.class,
                m -> new BeginTree(m.header(), new SlotSet(m.set().members(), m.set().firstSlot() + 1, m.set().lastSlot())));
        leaves(TrainingReason.SET_CHANGED, PARAMETERS, CutBuckets.class, m -> m.header().step() != 1 ? Optional.empty()
                : Optional.of(new CutBuckets(m.header(), new SlotSet(m.set().members().subList(1, 4), 8192, 9000), m.before(), m.request())));
        leaves(TrainingReason.SET_CHANGED, TreeDone.class, m -> new TreeDone(m.header(), m.opening(), m.members().subList(1, 4), m.ending(),
                m.steps(), m.splits(), m.leaves(), m.digest(), m.validates()));
    }

    @Test
    void cuts_mismatch_for_requests_and_cuts_that_are_not_this_runs() {
        leaves(TrainingReason.CUTS_MISMATCH, CutBuckets.class,
                m -> new CutBuckets(m.header(), m.set(), m.before(), Octets.wrap(new byte[] {1, 2, 3})));
        leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(new byte[9])));
        leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class,
                m -> cuts(m, Octets.wrap(HistogramCuts.of(List.of(FeatureCuts.numeric(new float[] {1}, true))).canonicalBytes())));
        float[] many = new float[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        List<FeatureCuts> features = new ArrayList<>();
        TestRows.SCHEMA.features().forEach(f -> features.add(f.isCategorical() ? FeatureCuts.categorical(6, true) : FeatureCuts.numeric(many, true)));
        leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(HistogramCuts.of(features).canonicalBytes())));
        List<FeatureCuts> dropped = TestRows.SCHEMA.features().stream().map(f -> FeatureCuts.dropped(f.isCategorical())).toList();
        leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(HistogramCuts.of(dropped).canonicalBytes())));
    }

    private static CutsAgreed cuts(CutsAgreed m, Octets cuts) {
        return new CutsAgreed(m.header(), m.opening(), m.priorPerMille(), cuts);
    }

    @Test
    void first_tree_plain_for_another_prior_than_was_agreed() {
        leaves(TrainingReason.FIRST_TREE_PLAIN, CutsAgreed.class, m -> new CutsAgreed(m.header(), m.opening(), 499, m.cuts()));
    }

    @Test
    void digest_mismatch_for_an_opening_that_was_not_announced() {
        leaves(SharedReason.DIGEST_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(),
                new Opening(m.opening().aggregation(), OTHER), m.presence(), m.nodes()));
        leaves(SharedReason.DIGEST_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(),
                new Opening(OTHER, m.opening().commitment()), m.presence(), m.nodes()));
    }

    @Test
    void splits_mismatch_for_candidates_that_do_not_follow() {
        candidates(nodes -> List.of(new NodeRules(1, nodes.getFirst().rules())));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(0, 4000, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(99, 0, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(3, 0, false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Categories(3, List.of(77), false)))));
        candidates(nodes -> List.of(new NodeRules(0, List.of(new SplitRule.Threshold(0, 0, false), new SplitRule.Threshold(0, 1, false)))));
        candidates(nodes -> List.of(nodes.getFirst(), nodes.getFirst()));
        leaves(TrainingReason.SPLITS_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(), m.opening(), false, m.nodes()));
    }

    private static void candidates(Function<List<NodeRules>, List<NodeRules>> change) {
        leaves(TrainingReason.SPLITS_MISMATCH, CandidateSplits.class,
                m -> new CandidateSplits(m.header(), m.opening(), m.presence(), change.apply(m.nodes())));
    }

    @Test
    void node_too_small_for_choices_and_nodes_that_presence_does_not_allow() {
        leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(),
                List.of(new Choice(0, 1, true)), m.build()));
        leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), m.chosen(), List.of(1, 2)));
        leaves(TrainingReason.NODE_TOO_SMALL, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), m.chosen(), List.of(0)));
        // A pair that did not pass is opened all the same.
        leaves(TrainingReason.NODE_TOO_SMALL, TrainingParameters.defaults(5).withRounds(4), ChosenSplits.class, m -> {
            Optional<Choice> closed = m.opening().isEmpty() ? Optional.empty() : m.chosen().stream().filter(c -> !c.growsOn()).findFirst();
            return closed.map(choice -> new ChosenSplits(m.header(), m.opening(), m.chosen().stream()
                    .map(c -> c.equals(choice) ? new Choice(c.node(), c.candidate(), true) : c).toList(), m.build()));
        });
    }

    @Test
    void node_too_small_for_a_bank_with_too_few_rows_of_its_own() {
        Consortium consortium = new Consortium(PARAMETERS, List.of(400, 300, 12, 411), 9).run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(3)));
        assertEquals(TrainingReason.NODE_TOO_SMALL, failed.reason().reason());
    }

    @Test
    void splits_mismatch_for_choices_of_nodes_never_offered() {
        leaves(TrainingReason.SPLITS_MISMATCH, ChosenSplits.class, m -> new ChosenSplits(m.header(), m.opening(), List.of(new Choice(7, 0, true)), m.build()));
        leaves(TrainingReason.SPLITS_MISMATCH, ChosenSplits.class, m -> new ChosenSplits(m.header(), Optional.empty(), m.chosen(), m.build()));
    }

    @Test
    void splits_mismatch_for_a_tree_that_is_not_the_one_that_was_grown() {
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits().subList(1, m.splits().size()),
                m.leaves(), m.digest(), m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), m.leaves().subList(1, m.leaves().size()),
                m.digest(), m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), m.leaves(), OTHER, m.validates()));
        tree(m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps() + 1, m.splits(), m.leaves(), m.digest(), m.validates()));
        tree(m -> {
            List<Integer> leaves = new ArrayList<>(m.leaves());
            leaves.set(0, Float.floatToRawIntBits(Float.NaN));
            return new TreeDone(m.header(), m.opening(), m.members(), m.ending(), m.steps(), m.splits(), leaves, m.digest(), m.validates());
        });
    }

    private static void tree(Function<TreeDone, RoundMessage> change) {
        leaves(TrainingReason.SPLITS_MISMATCH, TreeDone.class, change);
    }

    @Test
    void metric_of_one_bank_for_a_score_nobody_agreed_to() {
        leaves(TrainingReason.METRIC_OF_ONE_BANK, TreeDone.class, m -> new TreeDone(m.header(), m.opening(), m.members(), m.ending(),
                m.steps(), m.splits(), m.leaves(), m.digest(), true));
    }

    @Test
    void stale_message_for_a_score_of_more_trees_than_there_are() {
        TrainingParameters stopping = PARAMETERS.withEarlyStopping(new EarlyStopping(1, ValidationMetric.LOGLOSS));
        Consortium consortium = forged(stopping, ValidationResult.class, m -> Optional.of(
                new ValidationResult(m.header(), m.opening(), m.verdict(), 9)));
        assertTrue(consortium.refusals(consortium.bank(VICTIM)).stream().anyMatch(r -> r.refusal().reason() == TrainingReason.STALE_MESSAGE));
    }

    @Test
    void model_not_stripped_for_a_file_that_tells_of_its_rows() {
        leaves(TrainingReason.MODEL_NOT_STRIPPED, RunDone.class, m -> new RunDone(m.header(), Octets.wrap(new byte[40])));
        leaves(TrainingReason.MODEL_NOT_STRIPPED, RunDone.class, m -> new RunDone(m.header(), withGain(m.model())));
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
        leaves(TrainingReason.SPLITS_MISMATCH, RunDone.class, m -> {
            TreeEnsemble model = ((ReadResult.ModelRead) XgboostModelFile.read(m.model().array())).ensemble();
            List<RegressionTree> trees = new ArrayList<>(model.trees());
            trees.set(0, trees.get(1));
            return new RunDone(m.header(), Octets.wrap(XgboostModelFile.writeUbjson(new TreeEnsemble(model.objective(), model.schema(), trees))));
        });
    }

    @Test
    void a_coordinator_that_tells_banks_different_things_gets_no_sum_of_theirs() {
        Consortium consortium = forged(PARAMETERS, CandidateSplits.class, m -> m.nodes().getFirst().rules().size() < 2 ? Optional.empty()
                : Optional.of(new CandidateSplits(m.header(), m.opening(), m.presence(),
                        List.of(new NodeRules(0, m.nodes().getFirst().rules().reversed())))));
        assertTrue(consortium.refusals(consortium.coordinator()).stream()
                .anyMatch(r -> r.refusal().reason().code().equals("wrong_aggregation")), consortium.refusals(consortium.coordinator()).toString());
        assertTrue(consortium.outcomes.isEmpty(), "no sum over banks that heard different things");
    }

    @Test
    void reopen_with_other_set_for_gradients_that_were_revealed_under_another() {
        Consortium consortium = new Consortium(PARAMETERS, ROWS, 9);
        PartyId victim = consortium.bank(VICTIM);
        consortium.tap = packet -> {
            if (packet.to().equals(victim) && Forgery.message(packet) instanceof CandidateSplits m && m.header().tree() == 0) {
                byte[] close = RoundCodec.encode(new CloseSlot(m.header(), List.of(victim)));
                Header after = new Header(m.header().run(), 0, 8192, 0, m.header().sender(),
                        new Transcript(m.header().previous()).after(close).digest());
                List<PartyId> fewer = consortium.terms.roster().subList(0, 3);
                consortium.tap = same -> same;
                consortium.apply(victim, new Input.Received(packet.from(), close));
                consortium.apply(victim, new Input.Received(packet.from(),
                        RoundCodec.encode(new BeginTree(after, new SlotSet(fewer, 8192, 9000)))));
                return null;
            }
            return packet;
        };
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(victim));
        assertEquals(TrainingReason.REOPEN_WITH_OTHER_SET, failed.reason().reason());
    }

    /// The coordinator forgot what it opened; the banks did not.
    @Test
    void reopen_with_other_set_after_a_restart_that_forgot() {
        Consortium consortium = new Consortium(PARAMETERS, ROWS, 9);
        consortium.tap = packet -> {
            if (packet.to().equals(consortium.bank(VICTIM)) && Forgery.message(packet) instanceof CandidateSplits) {
                consortium.killAll();
            }
            return packet;
        };
        consortium.run();
        consortium.tap = packet -> packet;
        consortium.disks.get(consortium.coordinator()).journal.clear();
        for (int bank = 1; bank <= 3; bank++) {
            consortium.start(consortium.bank(bank));
        }
        consortium.deliver();
        consortium.apply(consortium.coordinator(), new Input.PeerLost(consortium.bank(4)));
        consortium.deliver();
        RunOutcome.Resumable stopped = assertInstanceOf(RunOutcome.Resumable.class, consortium.outcomes.get(consortium.coordinator()));
        assertEquals(TrainingReason.REOPEN_WITH_OTHER_SET, stopped.reason().reason());
    }
}
