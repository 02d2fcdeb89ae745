package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.SPLITS_MISMATCH;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.PresenceFirst;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Growing a tree: histograms and presence of the bank's own rows under masks, splits applied as they are told. Every
/// `state` given in is after the message's entry.
record TreeTurns(Bank bank) {

    Turn<ParticipantState> begin(ParticipantState state, BeginTree message, RuleDesk rules) throws RefusedRound {
        int tree = state.progress().trees().size();
        Bank.expect(message.header(), tree, message.header().slot(), 0);
        unless(state.progress().cuts().isPresent() && !state.progress().isOver(bank.terms()), TrainingReason.STALE_MESSAGE,
                "a tree after the cuts, before the last round", tree);
        bank.checkSet(state, message.set(), rules);
        ParticipantState begun = state.with(state.slots().begin(message.header().slot(), message.set()));
        FeatureMask features = TreeGrowth.begin(bank.terms().parameters(), bank.terms().schema(),
                state.progress().agreedCuts(), bank.terms().plan(), tree).features();
        bank.joint().ifPresent(rows -> rows.enter(message.header().slot(), message.set().members()));
        source(state).beginTree(tree, bank.terms().plan());
        if (bank.joint().isPresent()) {
            bank.joint().get().binned().tellGradients();
            rules.require(PresenceFirst.checkReceived(bank.terms().parameters().privacy(), bank.joint().get().binned().receivedAtRoot()));
        }
        SumPlace place = new SumPlace(message.set(), message.header().slot(), 0, state.transcript().digest());
        Optional<TreeCheck> check = bank.opensAll()
                ? Optional.of(new TreeCheck(TreeOpener.begin(bank.terms(), state.progress(), message.set()))) : Optional.empty();
        return build(begun, place, TreeView.begin(bank.terms(), features), check, List.of(0), rules);
    }

    private Turn<ParticipantState> build(
            ParticipantState state, SumPlace place, TreeView view, Optional<TreeCheck> check, List<Integer> nodes,
            RuleDesk rules) throws RefusedRound {
        Aggregation aggregation = bank.shapes(state).level(place, state.progress().trees().size(), nodes,
                state.progress().cuts().orElseThrow(), view.features());
        SumState sum = new SumState(place, bank.id(aggregation), Optional.empty());
        Phase.Growing growing = new Phase.Growing(sum, view, new Phase.Stage.Histogram(), check);
        if (bank.joint().isPresent()) {
            bank.joint().get().binned().ask(nodes, view.closed());
            if (!bank.joint().get().binned().hasShares()) {
                return Turn.of(state.in(growing.at(sum, view, new Phase.Stage.Shares(aggregation, nodes))));
            }
        }
        return contribute(state, growing, aggregation, nodes, rules);
    }

    /// All that the bank's histogram needs is there.
    Turn<ParticipantState> contribute(ParticipantState state, Phase.Growing now, Aggregation aggregation, List<Integer> nodes, RuleDesk rules)
            throws RefusedRound {
        TreeView view = now.view();
        GradientHistogram histogram = source(state).build(nodes, view.features());
        if (view.splits().isEmpty() && bank.terms().parameters().privacy().rules()) {
            rules.require(PresenceFirst.checkRoot(bank.terms().parameters().privacy(), rows(state, histogram, view.features())));
        }
        return Turn.of(state.in(now.at(now.sum(), view, new Phase.Stage.Histogram())),
                new Order.SumMasked(aggregation, histogram.cells(), bank.opensAll()));
    }

    /// Sampled rows at the root: every feature sorts all of them.
    private static long rows(ParticipantState state, GradientHistogram root, FeatureMask features) {
        int slots = state.progress().agreedCuts().slots(features.used()[0]);
        long rows = 0;
        for (int slot = 0; slot < slots; slot++) {
            rows += root.sums(0, slot).count();
        }
        return rows;
    }

    Turn<ParticipantState> candidates(ParticipantState state, Phase.Growing now, CandidateSplits message) throws RefusedRound {
        unless(now.stage() instanceof Phase.Stage.Histogram, TrainingReason.STALE_MESSAGE, "what follows from " + now.stage(),
                "candidates");
        now.sum().check(message.opening());
        TreeView view = now.view().offered(state.progress(), message);
        if (now.check().isPresent()) {
            now.check().get().candidates(message);
        }
        if (bank.joint().isPresent()) {
            TreeView seen = now.view();
            bank.joint().get().binned().offer(message.nodes(), message.header().step(), seen::mayGrow, seen.closed());
            Phase.Growing waiting = now.at(now.sum(), view, new Phase.Stage.Bits(message));
            return bank.joint().get().binned().hasBits() ? decided(state, waiting, message) : Turn.of(state.in(waiting));
        }
        return decided(state, now.at(now.sum(), view, now.stage()), message);
    }

    /// It is known where the candidates send the bank's rows. The message stands in the transcript, perhaps with others after
    /// it that wait.
    Turn<ParticipantState> decided(ParticipantState state, Phase.Growing now, CandidateSplits message) throws RefusedRound {
        TreeView view = now.view();
        if (!message.presence()) {
            expect(state, now, message.header(), now.sum().place());
            return Turn.of(state.in(now.at(now.sum(), view, new Phase.Stage.Choosing(false))));
        }
        SumPlace place = now.sum().place().next(state.transcript().digest());
        expect(state, now, message.header(), place);
        int[] present = source(state).presence(message.nodes()).cells();
        int candidates = message.nodes().stream().mapToInt(node -> node.rules().size()).sum();
        Aggregation aggregation = bank.shapes(state).presence(place, state.progress().trees().size(), candidates);
        SumState sum = new SumState(place, bank.id(aggregation), Optional.empty());
        return Turn.of(state.in(now.at(sum, view, new Phase.Stage.Presence(message.nodes()))),
                new Order.SumMasked(aggregation, Arrays.stream(present).asLongStream().toArray(), true));
    }

    /// Where all banks open the sums: the histogram was opened here.
    Turn<ParticipantState> opened(ParticipantState state, TreeCheck check, long[] cells, RuleDesk rules) throws RefusedRound {
        check.opened(cells, rules);
        return Turn.of(state);
    }

    /// The presence sum was opened here: what the coordinator chooses can be judged now.
    Turn<ParticipantState> present(ParticipantState state, Phase.Growing now, List<NodeRules> offered, OpenedSum sum,
            RuleDesk rules) throws RefusedRound {
        int members = now.sum().place().set().members().size();
        boolean inRange = LongStream.of(sum.cells()).allMatch(cell -> cell >= 0 && cell <= members);
        unless(inRange, TrainingReason.SUM_OUT_OF_RANGE, "presence of 0 to " + members + " banks", "another");
        Presence presence = Presence.of(LongStream.of(sum.cells()).mapToInt(Math::toIntExact).toArray(), bank.terms().isJoint());
        rules.require(PresenceFirst.checkPresence(members, presence));
        now.check().ifPresent(check -> check.present(presence));
        return Turn.of(state.in(now.at(now.sum(), now.view().present(offered, presence), new Phase.Stage.Choosing(true))));
    }

    Turn<ParticipantState> chosen(ParticipantState state, Phase.Growing now, ChosenSplits message, RuleDesk rules)
            throws RefusedRound {
        unless(now.stage() instanceof Phase.Stage.Choosing(boolean told) && told == message.opening().isPresent(),
                SPLITS_MISMATCH, "choices that follow from " + now.stage(), "others");
        if (message.opening().isPresent()) {
            now.sum().check(message.opening().get());
        }
        List<ChosenSplit> chosen = now.view().splits(message);
        TreeView view = now.view().chosen(chosen, message.build(), rules);
        if (now.check().isPresent()) {
            now.check().get().chosen(message);
        }
        source(state).apply(chosen);
        if (message.build().isEmpty()) {
            expect(state, now, message.header(), now.sum().place());
            return Turn.of(state.in(now.at(now.sum(), view, new Phase.Stage.Grown())));
        }
        SumPlace place = now.sum().place().next(state.transcript().digest());
        expect(state, now, message.header(), place);
        return build(state, place, view, now.check(), message.build(), rules);
    }

    private static void expect(ParticipantState state, Phase.Growing now, Header header,
            SumPlace place) throws RefusedRound {
        Bank.expect(header, state.progress().trees().size(), now.sum().place().slot(), place.step());
    }

    private static HistogramSource source(ParticipantState state) {
        return state.binned().source();
    }
}
