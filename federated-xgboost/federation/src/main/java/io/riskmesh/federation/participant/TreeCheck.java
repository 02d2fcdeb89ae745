package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.SPLITS_MISMATCH;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.tree.PublicTree;
import java.util.List;
import java.util.Optional;

/// Where all banks open the sums, each grows the tree for itself and compares what the coordinator says with it. Moves on
/// with the tree; not thread-safe.
final class TreeCheck {
    private final TreeOpener opener;
    private Optional<List<NodeRules>> offered = Optional.empty();
    private Optional<Presence> presence = Optional.empty();

    TreeCheck(TreeOpener opener) {
        this.opener = opener;
    }

    /// Takes a histogram that this bank opened.
    void opened(long[] cells, RuleDesk rules) throws RefusedRound {
        offered = Optional.of(opener.open(cells.clone(), rules));
    }

    /// Whether the histogram under way is not opened here yet.
    boolean awaitsHistogram() {
        return offered.isEmpty();
    }

    void present(Presence opened) {
        presence = Optional.of(opened);
    }

    void candidates(CandidateSplits told) throws RefusedRound {
        List<NodeRules> expected = offered.orElseThrow();
        unless(!opener.isFinished() && told.nodes().equals(expected), SPLITS_MISMATCH,
                "the candidates that the opened sums give, " + expected, told.nodes());
    }

    void chosen(ChosenSplits told) throws RefusedRound {
        List<Choice> expected = presence.isPresent() ? opener.choose(presence.get()) : opener.choose();
        List<Integer> build = opener.nodesToBuild();
        presence = Optional.empty();
        offered = Optional.empty();
        unless(told.chosen().equals(expected) && told.build().equals(build), SPLITS_MISMATCH,
                "the choices that the opened sums give, " + expected + ", then " + build, told.chosen() + ", then " + told.build());
    }

    void done(TreeDone told) throws RefusedRound {
        unless(told.ending() == TreeDone.Ending.TRUNCATED || opener.isFinished(), SPLITS_MISMATCH,
                "a tree that grows on", "its end");
        var expected = PublicTree.digest(opener.tree());
        unless(told.digest().equals(expected), SPLITS_MISMATCH, "the tree of digest " + expected, told.digest());
    }
}
