package io.riskmesh.federation.coordinator;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.boosting.training.ValidationScore;
import io.riskmesh.boosting.evaluation.UndefinedReason;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.journal.JournalForm;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.step.Stored;
import io.riskmesh.federation.tree.NodeStatistics;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.octets.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is kept of a tree or of cuts under way, so that a run that goes on with other banks after a stop does not open the
/// same gradients again (rule R3): how it would end now.
record EndingTurns(Desk desk) {

    /// Keeps how the cuts would end now, before anything follows from the counts.
    Order keep(CoordinatorState state, SlotSet set, HistogramCuts cuts, int prior, List<Order> then) {
        CutsAgreed ending = new CutsAgreed(desk.header(state, Header.BEFORE_TREES, 0, 0), Optional.empty(), prior,
                Octets.wrap(cuts.canonicalBytes()));
        return keep(new JournalForm.Entry.Ending(opened(state, set), RoundCodec.encode(ending), NodeStatistics.NONE), then);
    }

    /// Keeps how the tree would end now.
    Order keep(CoordinatorState state, SlotSet set, TreeOpener opener, List<Order> then) {
        RegressionTree tree = opener.tree();
        TreeDone ending = done(state, set.members(), opener, tree);
        Order journal = keep(new JournalForm.Entry.Ending(opened(state, set), RoundCodec.encode(ending), NodeStatistics.of(tree)), then);
        return keepSums(state, opener, tree, List.of(journal)).getFirst();
    }

    /// Keeps the sums of the leaves before anything else, where contributions are measured.
    List<Order> keepSums(CoordinatorState state, TreeOpener opener, RegressionTree tree, List<Order> then) {
        if (desk.terms().run().schemeSeq().isEmpty()) {
            return then;
        }
        byte[] sums = TranscriptForm.encode(Map.of(state.progress().model().with(tree).digest(), opener.leafSums()));
        return List.of(new Order.PersistThen(new Stored(Stored.Kind.TRANSCRIPT, sums), then));
    }

    private Order keep(JournalForm.Entry.Ending ending, List<Order> then) {
        return new Order.PersistThen(
                new Stored(Stored.Kind.JOURNAL, JournalForm.encode(desk.terms().runId(), ending)), then);
    }

    private static OpenedTree opened(CoordinatorState state, SlotSet set) {
        return new OpenedTree(state.progress().rounds(), state.progress().model().digest(), set.members());
    }

    private TreeDone done(CoordinatorState state, List<PartyId> members, TreeOpener opener, RegressionTree tree) {
        return new TreeDone(desk.header(state, state.progress().trees().size(), state.slots().next(), 0), Optional.empty(), members,
                TreeDone.Ending.TRUNCATED, opener.steps(), opener.splits(), PublicTree.leaves(tree), PublicTree.digest(tree), false);
    }

    /// After a stop: with the same banks the tree is begun again and gives the same; with others it ends as it was kept.
    Turn<CoordinatorState> settle(CoordinatorState state) {
        JournalForm.Entry.Ending kept = state.ending().orElseThrow();
        CoordinatorState now = state.withEnding(Optional.empty());
        boolean stands = kept.tree().gradients().equals(state.progress().model().digest());
        if (!stands || kept.tree().members().equals(state.liveMembers())) {
            return Turn.of(now);
        }
        return switch (((RoundCodec.Decoded.Message) RoundCodec.decode(kept.ending())).message()) {
            case CutsAgreed cuts -> settleCuts(now, cuts);
            case TreeDone tree -> settleTree(now, tree, kept.statistics());
            case RoundMessage other -> throw new IllegalStateException("Expected the end of cuts or of a tree, got " + other.getClass());
        };
    }

    private Turn<CoordinatorState> settleCuts(CoordinatorState state, CutsAgreed kept) {
        if (!(HistogramCuts.decode(kept.cuts().array()) instanceof Decoded.Value<HistogramCuts>(HistogramCuts cuts))) {
            throw new IllegalStateException("Expected the cuts that were kept");
        }
        Turn<CoordinatorState> said = desk.say(state, new CutsAgreed(
                desk.header(state, Header.BEFORE_TREES, state.slots().next(), 0), Optional.empty(), kept.priorPerMille(), kept.cuts()));
        return new Turn<>(said.state().with(state.progress().withCuts(cuts, kept.priorPerMille())), said.orders());
    }

    private Turn<CoordinatorState> settleTree(CoordinatorState state, TreeDone kept, NodeStatistics statistics) {
        RegressionTree tree;
        try {
            tree = PublicTree.build(state.progress().agreedCuts(), kept.splits(), kept.leaves(), statistics);
        } catch (RefusedRound e) {
            throw new IllegalStateException("Expected the tree that was kept", e);
        }
        Turn<CoordinatorState> said = desk.say(state, new TreeDone(
                desk.header(state, state.progress().trees().size(), state.slots().next(), 0), Optional.empty(), kept.members(),
                TreeDone.Ending.TRUNCATED, kept.steps(), kept.splits(), kept.leaves(), kept.digest(), false));
        CoordinatorState grown = said.state().with(state.progress().with(tree, kept.members()));
        return new Turn<>(unscored(grown), said.orders());
    }

    /// A tree of which no score is known: neither better nor worse than any.
    CoordinatorState unscored(CoordinatorState state) {
        if (desk.terms().parameters().earlyStopping().rounds() == 0) {
            return state;
        }
        StoppingState next = state.stopping().after(new ValidationScore.Unknown(UndefinedReason.NO_ROWS),
                desk.terms().parameters().earlyStopping());
        return state.with(next);
    }
}
