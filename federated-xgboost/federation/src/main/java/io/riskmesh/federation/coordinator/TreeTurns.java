package io.riskmesh.federation.coordinator;

import io.riskmesh.boosting.evaluation.UndefinedReason;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.boosting.training.ValidationCells;
import io.riskmesh.boosting.training.ValidationScore;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.opening.TreeOpener;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.MinimumCounts;
import io.riskmesh.federation.rules.PresenceFirst;
import io.riskmesh.federation.rules.TruncateOnDrop;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.Aggregation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Growing a tree from opened sums, and the score after it.
record TreeTurns(Desk desk, NextTurns next, EndingTurns endings) {

    /// A histogram was opened.
    Turn<CoordinatorState> opened(CoordinatorState state, Stage.Level now, long[] cells, Opening opening, RuleDesk rules)
            throws RefusedRound {
        TreeOpener opener = now.opener();
        SumPlace place = now.sum().place();
        List<NodeRules> offered = opener.open(cells, rules);
        if (opener.isFinished()) {
            return complete(state, place, opener, Optional.of(opening));
        }
        if (!rules.allows(TruncateOnDrop.check(place.set().members(), state.live()))) {
            return truncated(state, place, opener);
        }
        boolean presence = opener.asksPresence();
        int step = place.step() + (presence ? 1 : 0);
        Turn<CoordinatorState> said = desk.say(state, new CandidateSplits(
                desk.header(state, state.progress().trees().size(), place.slot(), step), opening, presence, offered));
        Order kept = endings.keep(state, place.set(), opener, said.orders());
        Turn<CoordinatorState> told = Turn.of(said.state(), kept);
        return told.then(presence ? ask(said.state(), place, opener, offered)
                : chosen(said.state(), place, opener, opener.choose(), Optional.empty()));
    }

    private Turn<CoordinatorState> ask(CoordinatorState state, SumPlace place, TreeOpener opener, List<NodeRules> offered) {
        SumPlace there = place.next(state.log().tip().digest());
        int candidates = offered.stream().mapToInt(node -> node.rules().size()).sum();
        Aggregation aggregation = desk.shapes(state).presence(there, state.progress().trees().size(), candidates);
        return Turn.of(state.in(new Stage.Asking(Sum.begun(there, desk.id(aggregation)), opener)),
                new Order.CollectSum(aggregation, false));
    }

    /// Presence was opened.
    Turn<CoordinatorState> present(CoordinatorState state, Stage.Asking now, long[] cells, Opening opening, RuleDesk rules)
            throws RefusedRound {
        SumPlace place = now.sum().place();
        int members = place.set().members().size();
        RefusedRound.unless(LongStream.of(cells).allMatch(cell -> cell >= 0 && cell <= members), TrainingReason.SUM_OUT_OF_RANGE,
                "presence of 0 to " + members + " banks", "another");
        Presence presence = Presence.of(LongStream.of(cells).mapToInt(Math::toIntExact).toArray(), desk.terms().isJoint());
        rules.require(PresenceFirst.checkPresence(members, presence));
        return rules.allows(TruncateOnDrop.check(place.set().members(), state.live()))
                ? chosen(state, place, now.opener(), now.opener().choose(presence), Optional.of(opening)) : truncated(state, place, now.opener());
    }

    private Turn<CoordinatorState> chosen(
            CoordinatorState state, SumPlace place, TreeOpener opener, List<Choice> choices, Optional<Opening> opening) {
        List<Integer> build = opener.nodesToBuild();
        int tree = state.progress().trees().size();
        int step = place.step() + (build.isEmpty() ? 0 : 1);
        Turn<CoordinatorState> said = desk.say(state,
                new ChosenSplits(desk.header(state, tree, place.slot(), step), opening, choices, build));
        if (build.isEmpty()) {
            return said.then(complete(said.state(), place, opener, Optional.empty()));
        }
        SumPlace there = place.next(said.state().log().tip().digest());
        Aggregation aggregation = desk.shapes(state).level(there, tree, build, state.progress().cuts().orElseThrow(), opener.features());
        return said.then(Turn.of(said.state().in(new Stage.Level(Sum.begun(there, desk.id(aggregation)), opener)),
                new Order.CollectSum(aggregation, !desk.participantsOpen())));
    }

    /// A bank is lost: the tree ends where it is (rule R2); if nothing of it was opened, it begins again without the bank.
    Turn<CoordinatorState> givenUp(CoordinatorState state, SumPlace place, TreeOpener opener) {
        return opener.isOpened() ? truncated(state, place, opener) : next.close(state, place);
    }

    private Turn<CoordinatorState> truncated(CoordinatorState state, SumPlace place, TreeOpener opener) {
        opener.truncate();
        return ended(state, place, place, opener, Optional.empty(), TreeDone.Ending.TRUNCATED, false);
    }

    private Turn<CoordinatorState> complete(CoordinatorState state, SumPlace place, TreeOpener opener, Optional<Opening> opening) {
        boolean validates = desk.terms().parameters().earlyStopping().rounds() > 0 && isWhole(state, place);
        SumPlace there = validates ? new SumPlace(place.set(), place.slot(), place.step() + 1, place.transcript()) : place;
        return ended(state, place, there, opener, opening, TreeDone.Ending.COMPLETE, validates);
    }

    private Turn<CoordinatorState> ended(CoordinatorState state, SumPlace place, SumPlace there, TreeOpener opener,
            Optional<Opening> opening, TreeDone.Ending ending, boolean validates) {
        int tree = state.progress().trees().size();
        RegressionTree grown = opener.tree();
        Turn<CoordinatorState> said = desk.say(state, new TreeDone(desk.header(state, tree, there.slot(), there.step()), opening,
                place.set().members(), ending, opener.steps(), opener.splits(), PublicTree.leaves(grown), PublicTree.digest(grown), validates));
        Turn<CoordinatorState> done = new Turn<>(said.state().with(state.progress().with(grown, place.set().members())),
                endings.keepSums(state, opener, grown, said.orders()));
        if (!validates) {
            CoordinatorState unscored = endings.unscored(done.state());
            return done.then(next.close(unscored, place));
        }
        SumPlace scoring = place.next(done.state().log().tip().digest());
        Aggregation aggregation = desk.shapes(state).validation(scoring, tree);
        return done.then(Turn.of(done.state().in(new Stage.Scoring(Sum.begun(scoring, desk.id(aggregation)))),
                new Order.CollectSum(aggregation, !desk.participantsOpen())));
    }

    /// The validation cells were opened.
    Turn<CoordinatorState> scored(CoordinatorState state, Stage.Scoring now, long[] cells, Opening opening, RuleDesk rules)
            throws RefusedRound {
        var privacy = desk.terms().parameters().privacy();
        rules.require(MinimumCounts.checkMetric(desk.terms().floor(), privacy, now.sum().place().set().members().size(), new long[0]));
        ValidationScore score;
        try {
            score = ValidationCells.score(desk.terms().parameters().earlyStopping().metric(), cells, Math.max(1, privacy.effectiveBinRows()));
        } catch (IllegalArgumentException _) {
            throw new RefusedRound(TrainingReason.SUM_OUT_OF_RANGE, "validation cells that rows have", "others");
        }
        return told(state, now, score, Optional.of(opening));
    }

    /// A bank is lost before its cells came: nothing is known of this tree.
    Turn<CoordinatorState> unscored(CoordinatorState state, Stage.Scoring now) {
        return told(state, now, new ValidationScore.Unknown(UndefinedReason.NO_ROWS), Optional.empty());
    }

    private Turn<CoordinatorState> told(CoordinatorState state, Stage.Scoring now, ValidationScore score, Optional<Opening> opening) {
        var stopping = desk.terms().parameters().earlyStopping();
        StoppingState after = state.stopping().after(score, stopping);
        SumPlace place = now.sum().place();
        ValidationResult.Verdict verdict = after.isOver(stopping) ? ValidationResult.Verdict.STOP : ValidationResult.Verdict.GO_ON;
        int best = after.bestTree() + 1;
        int tree = state.progress().trees().size() - 1;
        Turn<CoordinatorState> said = desk.say(state,
                new ValidationResult(desk.header(state, tree, place.slot(), place.step()), opening, verdict, best));
        CoordinatorState scored = said.state().with(after).with(state.progress().scored(verdict, best));
        OptionalLong nanos = score instanceof ValidationScore.Known(long value) ? OptionalLong.of(value) : OptionalLong.empty();
        Order report = new Order.Host(new Effect.Report(new RunEvent.TreeScored(tree, nanos)));
        return new Turn<>(scored, said.orders()).then(Turn.of(scored, report)).then(next.close(scored, place));
    }

    private static boolean isWhole(CoordinatorState state, SumPlace place) {
        return state.live().containsAll(place.set().members());
    }
}
