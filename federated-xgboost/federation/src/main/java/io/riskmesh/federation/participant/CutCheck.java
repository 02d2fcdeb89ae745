package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.CUTS_MISMATCH;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.CutSearch;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Arrays;
import java.util.Optional;

/// Where all banks open the sums, each searches the cuts for itself and compares what the coordinator says. Immutable.
///
/// @param search whose request is counted
/// @param outcome of the counts, once they are opened here
/// @param prior in thousandths, once it is known
record CutCheck(CutSearch search, Optional<CutSearch.Outcome> outcome, int prior) {

    static CutCheck begin(RunTerms terms) {
        return new CutCheck(CutSearch.begin(terms.schema(), terms.parameters().binning(), terms.parameters().privacy()),
                Optional.empty(), Prior.HALF);
    }

    boolean awaitsCounts() {
        return outcome.isEmpty();
    }

    CutCheck opened(RunTerms terms, long[] cells) throws RefusedRound {
        long[] counts = Arrays.copyOf(cells, search.request().cellCount());
        int known = switch (terms.parameters().basePrior()) {
            case BasePrior.Fixed(int perMille) -> perMille;
            case BasePrior.Secure() when search.request().round() > 0 -> prior;
            case BasePrior.Secure() -> {
                long positives = cells[cells.length - 1];
                unless(counts[0] > 0 && positives >= 0 && positives <= counts[0], TrainingReason.SUM_INCONSISTENT,
                        "some rows, of which some are of class 1", "another sum");
                yield Prior.perMille(counts[0], positives);
            }
        };
        return new CutCheck(search, Optional.of(search.next(counts)), known);
    }

    /// The check of the next counts, if these are they.
    CutCheck next(CutRequest told) throws RefusedRound {
        if (outcome.orElseThrow() instanceof CutSearch.Outcome.Refine(CutSearch finer) && finer.request().equals(told)) {
            return new CutCheck(finer, Optional.empty(), prior);
        }
        throw new RefusedRound(CUTS_MISMATCH, "the request that follows from the opened counts", told);
    }

    /// Refuses other cuts than the opened counts give; where a bank was lost, those that were opened before it.
    void agreed(HistogramCuts told, int toldPrior) throws RefusedRound {
        unless(outcome.isPresent() || search.request().round() > 0, CUTS_MISMATCH, "counts before the cuts", "cuts");
        CutSearch.Outcome expected = outcome.isEmpty() ? search.conclude() : switch (outcome.get()) {
            case CutSearch.Outcome.Refine(CutSearch finer) -> finer.conclude();
            case CutSearch.Outcome.Found found -> found;
            case CutSearch.Outcome.Inconsistent wrong -> wrong;
        };
        boolean same = expected instanceof CutSearch.Outcome.Found(HistogramCuts cuts, _) && cuts.equals(told);
        unless(same && prior == toldPrior, CUTS_MISMATCH, "the cuts and the prior that the opened counts give", "others, of digest " + told.digest());
    }
}
