package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.SPLITS_MISMATCH;

import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.OneSurvivorSet;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.Aggregation;
import java.util.List;
import java.util.Optional;

/// The end of a tree and the score after it. Every `state` given in is after the message's entry.
record EndTurns(Bank bank) {
    /// The end of the tree under way.
    Turn<ParticipantState> done(ParticipantState state, Phase.Growing now, TreeDone message, RuleDesk rules)
            throws RefusedRound {
        SumPlace place = now.sum().place();
        rules.require(OneSurvivorSet.check(place.set().members(), message.members()));
        checkEnding(now, message);
        unless(message.splits().equals(now.view().splits()) && message.steps() == now.view().steps(), SPLITS_MISMATCH, "the splits that were chosen", "others");
        if (now.check().isPresent()) {
            now.check().get().done(message);
        }
        ParticipantState grown = take(state, message);
        if (!message.validates()) {
            Bank.expect(message.header(), state.progress().trees().size(), place.slot(), place.step());
            return new Turn<>(grown.in(new Phase.Ended(now.sum())), List.of(report(state, message)));
        }
        SumPlace next = place.next(state.transcript().digest());
        Bank.expect(message.header(), state.progress().trees().size(), next.slot(), next.step());
        Aggregation aggregation = bank.shapes(state).validation(next, state.progress().trees().size());
        SumState sum = new SumState(next, bank.id(aggregation), Optional.empty());
        long[] cells = grown.binned().validationCells(bank.terms().parameters().earlyStopping().metric());
        return Turn.of(grown.in(new Phase.Validating(sum)), report(state, message),
                new Order.SumMasked(aggregation, cells, bank.opensAll()));
    }

    private void checkEnding(Phase.Growing now, TreeDone message) throws RefusedRound {
        boolean stops = bank.terms().parameters().earlyStopping().rounds() > 0;
        switch (message.ending()) {
            case COMPLETE -> {
                boolean leavesOnly = now.stage() instanceof Phase.Stage.Histogram;
                unless(leavesOnly && message.opening().isPresent() || now.stage() instanceof Phase.Stage.Grown,
                        SPLITS_MISMATCH, "a tree that cannot grow on", "the end after " + now.stage());
                unless(!leavesOnly || now.view().waiting().isEmpty(), SPLITS_MISMATCH, "all candidates decided", "some waiting");
                unless(stops || !message.validates(), TrainingReason.METRIC_OF_ONE_BANK, "no score without early stopping", "one");
                if (message.opening().isPresent()) {
                    now.sum().check(message.opening().get());
                }
            }
            case TRUNCATED -> {
                boolean asked = now.stage() instanceof Phase.Stage.Histogram || now.stage() instanceof Phase.Stage.Shares;
                boolean rootOpened = !asked || !now.view().splits().isEmpty()
                        || now.sum().announced().isPresent();
                unless(rootOpened && !message.validates(), SPLITS_MISMATCH, "an opened root, and no score", "another end");
            }
        }
    }

    /// The end of a tree whose sums were opened before a restart with other banks.
    Turn<ParticipantState> ended(ParticipantState state, TreeDone message, RuleDesk rules) throws RefusedRound {
        Bank.expect(message.header(), state.progress().trees().size(), message.header().slot(), message.header().step());
        unless(state.progress().cuts().isPresent() && !state.progress().isOver(bank.terms())
                        && message.ending() == TreeDone.Ending.TRUNCATED && !message.validates(),
                TrainingReason.STALE_MESSAGE, "a truncated tree", message.ending());
        if (state.opened().isPresent()) {
            rules.require(OneSurvivorSet.check(state.opened().get().members(), message.members()));
        }
        return new Turn<>(take(state, message), List.of(report(state, message)));
    }

    /// Builds the tree, checks it and moves all rows by it.
    ParticipantState take(ParticipantState state, TreeDone message) throws RefusedRound {
        RegressionTree tree = PublicTree.build(state.progress().agreedCuts(), message.splits(), message.leaves());
        unless(PublicTree.digest(tree).equals(message.digest()), SPLITS_MISMATCH, "the tree of digest " + message.digest(),
                PublicTree.digest(tree));
        LeafGrid grid = LeafGrid.of(bank.terms().parameters());
        unless(message.leaves().stream().map(Float::intBitsToFloat).allMatch(grid::holds), SPLITS_MISMATCH,
                "leaf values on the grid of " + grid.step(), "another");
        state.binned().add(tree, message.members());
        return state.with(state.progress().with(tree, message.members())).withOpened(Optional.empty());
    }

    Turn<ParticipantState> scored(ParticipantState state, Phase.Validating now, ValidationResult message) throws RefusedRound {
        int tree = state.progress().trees().size() - 1;
        Bank.expect(message.header(), tree, now.sum().place().slot(), now.sum().place().step());
        if (message.opening().isPresent()) {
            now.sum().check(message.opening().get());
        }
        unless(message.bestTrees() <= tree + 1, TrainingReason.STALE_MESSAGE, "a best tree so far", message.bestTrees());
        return Turn.of(state.with(state.progress().scored(message.verdict(), message.bestTrees())).in(new Phase.Ended(now.sum())));
    }

    private static Order report(ParticipantState before, TreeDone message) {
        return new Order.Host(new Effect.Report(new RunEvent.TreeFinished(before.progress().trees().size(),
                message.leaves().size(), message.ending() == TreeDone.Ending.TRUNCATED, message.members().size())));
    }
}
