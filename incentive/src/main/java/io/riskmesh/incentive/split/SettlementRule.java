package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.reason.SettlementReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// How a report splits a pool (design `incentive.md` section 6). The contract computes it, every gateway and the offline
/// verifier compute it again.
public final class SettlementRule {

    private static final int MILLION = 1_000_000;

    private SettlementRule() {}

    /// @param rowBounds of the report's parties, as they joined the run
    /// @param pool minor units, at least 0
    public static PoolSplit split(PayoutTerms terms, ContributionReport report, List<Long> rowBounds, long pool) {
        return split(terms, report.parties(), weights(terms, report, rowBounds), pool);
    }

    /// What each bank is paid by: its score if that is above 0 and its rows are not another's.
    public static List<Long> weights(PayoutTerms terms, ContributionReport report, List<Long> rowBounds) {
        List<PartyId> parties = report.parties();
        List<Boolean> unheard = parties.stream()
                .map(party -> report.isFlagged(party, SettlementReason.FEW_HOLDOUT_ROWS.code())).toList();
        List<Long> scores = Scores.of(terms, parties, rowBounds, unheard, report.values().value());
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            boolean copy = report.isFlagged(parties.get(i), SettlementReason.COPY.code());
            weights.add(copy ? 0 : Math.max(0, scores.get(i)));
        }
        return List.copyOf(weights);
    }

    /// @param weights at least 0, one per party
    public static PoolSplit split(PayoutTerms terms, List<PartyId> parties, List<Long> weights, long pool) {
        List<Long> equal = weights.stream().map(weight -> weight > 0 ? 1L : 0L).toList();
        long base = part(pool, terms.basePpm());
        long[] amounts = new long[parties.size()];
        if (equal.contains(1L)) {
            add(amounts, LargestRemainder.split(base, equal, parties));
            add(amounts, LargestRemainder.split(pool - base, weights, parties));
        }
        long given = capped(amounts, part(pool, terms.capPpm()), weights, parties);
        List<Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            allocations.add(new Allocation(parties.get(i), amounts[i]));
        }
        return new PoolSplit(allocations, pool - given);
    }

    /// Whoever exceeds the cap is fixed there, the excess is split again among the others, until nobody exceeds it or nobody is
    /// left.
    ///
    /// @return what is given in all
    private static long capped(long[] amounts, long cap, List<Long> weights, List<PartyId> parties) {
        List<Long> open = new ArrayList<>(weights);
        while (true) {
            long excess = 0;
            for (int i = 0; i < amounts.length; i++) {
                if (amounts[i] > cap) {
                    excess += amounts[i] - cap;
                    amounts[i] = cap;
                    open.set(i, 0L);
                }
            }
            if (excess == 0 || open.stream().allMatch(weight -> weight == 0)) {
                return sum(amounts);
            }
            add(amounts, LargestRemainder.split(excess, open, parties));
        }
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
        }
        return sum;
    }

    private static void add(long[] amounts, List<Long> more) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] += more.get(i);
        }
    }

    private static long part(long pool, int ppm) {
        return BigInteger.valueOf(pool).multiply(BigInteger.valueOf(ppm)).divide(BigInteger.valueOf(MILLION)).longValueExact();
    }
}
