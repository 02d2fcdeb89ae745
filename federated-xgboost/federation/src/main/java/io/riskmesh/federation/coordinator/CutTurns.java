package io.riskmesh.federation.coordinator;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.MinimumCounts;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Secure cuts: asks for counts until the search has found cuts.
record CutTurns(Desk desk, NextTurns next, EndingTurns endings) {

    Turn<CoordinatorState> opened(CoordinatorState state, Stage.Counting now, long[] cells, Opening opening, RuleDesk rules)
            throws RefusedRound {
        int prior = prior(now, cells);
        long[] counts = Arrays.copyOf(cells, now.search().request().cellCount());
        unless(now.search().request().round() > 0 || counts[0] > 0, TrainingReason.SUM_INCONSISTENT, "some rows", "none");
        return switch (now.search().next(counts)) {
            case CutSearch.Outcome.Inconsistent(int feature) -> throw new RefusedRound(
                    TrainingReason.SUM_INCONSISTENT, "counts of rows", "others for feature " + feature);
            case CutSearch.Outcome.Found(HistogramCuts cuts, List<Integer> dropped) ->
                agreed(state, now.sum().place(), cuts, dropped, prior, Optional.of(opening));
            case CutSearch.Outcome.Refine(CutSearch finer) when state.live().containsAll(now.sum().place().set().members()) ->
                refine(state, now.sum().place(), finer, prior, opening, rules);
            case CutSearch.Outcome.Refine(CutSearch finer) -> concluded(state, now.sum().place(), finer, prior, Optional.of(opening));
        };
    }

    private int prior(Stage.Counting now, long[] cells) throws RefusedRound {
        return switch (desk.terms().parameters().basePrior()) {
            case BasePrior.Fixed(int perMille) -> perMille;
            case BasePrior.Secure() when now.search().request().round() > 0 -> now.prior();
            case BasePrior.Secure() -> {
                long positives = cells[cells.length - 1];
                unless(cells[0] > 0 && positives >= 0 && positives <= cells[0], TrainingReason.SUM_INCONSISTENT,
                        "some rows, of which some are of class 1", "another sum");
                yield Prior.perMille(cells[0], positives);
            }
        };
    }

    private Turn<CoordinatorState> refine(CoordinatorState state, SumPlace place, CutSearch finer, int prior, Opening opening,
            RuleDesk rules) throws RefusedRound {
        rules.require(MinimumCounts.checkCuts(desk.terms().parameters().privacy(), finer.announcedCounts()));
        Turn<CoordinatorState> asked = desk.say(state, new CutBuckets(
                desk.header(state, Header.BEFORE_TREES, place.slot(), place.step() + 1), place.set(), Optional.of(opening),
                Octets.wrap(finer.request().canonicalBytes())));
        SumPlace there = place.next(asked.state().log().tip().digest());
        Aggregation aggregation = desk.shapes(state).cuts(there, finer.request());
        Stage counting = new Stage.Counting(Sum.begun(there, desk.id(aggregation)), finer, prior);
        // Kept in case the run stops here and goes on with other banks.
        Order keep = endings.keep(state, place.set(), found(finer).cuts(), prior, asked.orders());
        return Turn.of(asked.state().in(counting), keep, new Order.CollectSum(aggregation, !desk.participantsOpen()));
    }

    /// A bank is lost: the cuts are what was counted so far; if nothing was, the counts begin again without it.
    Turn<CoordinatorState> givenUp(CoordinatorState state, Stage.Counting now) throws RefusedRound {
        return now.search().request().round() == 0 ? next.close(state, now.sum().place())
                : concluded(state, now.sum().place(), now.search(), now.prior(), Optional.empty());
    }

    private Turn<CoordinatorState> concluded(CoordinatorState state, SumPlace place, CutSearch search, int prior, Optional<Opening> opening)
            throws RefusedRound {
        CutSearch.Outcome.Found found = found(search);
        return agreed(state, place, found.cuts(), found.dropped(), prior, opening);
    }

    private static CutSearch.Outcome.Found found(CutSearch search) throws RefusedRound {
        if (search.conclude() instanceof CutSearch.Outcome.Found found) {
            return found;
        }
        throw new RefusedRound(TrainingReason.SUM_INCONSISTENT, "counts of rows", "others");
    }

    private Turn<CoordinatorState> agreed(CoordinatorState state, SumPlace place, HistogramCuts cuts, List<Integer> dropped, int prior,
            Optional<Opening> opening) throws RefusedRound {
        unless(cuts.usable().count() > 0, TrainingReason.CUTS_MISMATCH, "a feature that can split rows", "none");
        Turn<CoordinatorState> said = desk.say(state, new CutsAgreed(
                desk.header(state, Header.BEFORE_TREES, place.slot(), place.step()), opening, prior, Octets.wrap(cuts.canonicalBytes())));
        Turn<CoordinatorState> found = new Turn<>(said.state().with(state.progress().withCuts(cuts, prior)), said.orders());
        Order report = new Order.Host(new Effect.Report(new RunEvent.CutsFound(cuts.totalSlots(cuts.usable()), dropped)));
        return found.then(Turn.of(found.state(), report)).then(next.close(found.state(), place));
    }
}
