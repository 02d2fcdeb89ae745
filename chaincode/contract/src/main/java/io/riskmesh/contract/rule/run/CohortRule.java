package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps two runs over the same days from differing by one or two banks, whose sums would follow by subtraction (R9 of
/// `privacy-rules.md`). The caller names `cohortSeq`, the next link of the data set's chain; that it is the next is checked.
public final class CohortRule {

    /// Field besides the fact's own.
    public static final String COHORT_SEQ = "cohortSeq";

    private CohortRule() {}

    /// Refuses with `cohort_too_close`. Gives the link that the run would add; none for a run that is safe from subtraction.
    static Optional<CohortLink> check(RunOnLedger run, List<PartyId> members, Call call) throws Refused, MalformedFact {
        FactReader besides = call.request().besides();
        Optional<Integer> seq = besides.optional(COHORT_SEQ, besides::sequence);
        if (run.isSafeFromDifferencing()) {
            return Optional.empty();
        }
        int next = seq.orElseThrow(() -> new MalformedFact("Expected the next link of the data set's cohorts as " + COHORT_SEQ));
        String dataset = run.run().dataset();
        call.chain(n -> CohortLink.keyOf(dataset, n)).mustContinueAt(next);
        List<Cohort> earlier = next == 1 ? List.of()
                : call.ledger().need(CohortLink.keyOf(dataset, next - 1), CohortLink.class).cohorts();
        Cohort candidate = run.cohort(members);
        mustKeepDistance(candidate, earlier, call.governance().rules().cohortChangeMinimum());
        List<Cohort> all = new ArrayList<>(earlier);
        if (!all.contains(candidate)) {
            all.add(candidate);
        }
        return Optional.of(new CohortLink(call.party(), call.now(), dataset, next, run.id(), all));
    }

    private static void mustKeepDistance(Cohort candidate, List<Cohort> earlier, int least) throws Refused {
        for (Cohort cohort : earlier) {
            Refused.unless(!candidate.isTooCloseTo(cohort, least), LedgerReason.COHORT_TOO_CLOSE,
                    candidate.differingBanks(cohort) + " banks differ from a cohort over days that overlap, expected none or "
                            + least);
        }
    }
}
