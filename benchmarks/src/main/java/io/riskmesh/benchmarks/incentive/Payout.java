package io.riskmesh.benchmarks.incentive;

import io.riskmesh.incentive.split.Scores;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Shares of a pool by a table of values.
///
/// @param scores of each player, in nano-nats
/// @param shares of each player, in parts per million of the pool
record Payout(List<PartyId> parties, List<Long> scores, List<Long> shares) {

    static final PayoutTerms TERMS = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 500, 0, PayoutTerms.MILLION, 0, "EUR",
            Long.MAX_VALUE, List.of(new Funding(new PartyId("BankA"), PayoutTerms.MILLION)));

    /// @param copies get nothing
    static Payout of(ValuationInput input, List<List<Long>> values, List<PartyId> copies) {
        List<Boolean> few = input.holdoutRows().stream().map(rows -> rows < TERMS.minHoldoutRows()).toList();
        List<Long> scores = Scores.of(TERMS, input.parties(), input.rowBounds(), few, values);
        List<Long> weights = IntStream.range(0, scores.size())
                .mapToObj(i -> copies.contains(input.parties().get(i)) ? 0 : Math.max(0, scores.get(i))).toList();
        return new Payout(input.parties(), scores, SettlementRule.split(TERMS, input.parties(), weights, PayoutTerms.MILLION)
                .allocations().stream().map(Allocation::amount).toList());
    }

    long share(String party) {
        return shares.get(parties.indexOf(new PartyId(party)));
    }

    long score(String party) {
        return scores.get(parties.indexOf(new PartyId(party)));
    }

    /// Largest difference of shares, in points.
    double differs(Payout other) {
        return IntStream.range(0, shares.size()).mapToLong(i -> Math.abs(shares.get(i) - other.shares.get(i))).max().orElse(0) / 1e4;
    }

    /// Spearman's rank correlation of scores.
    double spearman(Payout other) {
        int n = scores.size();
        double squares = IntStream.range(0, n).mapToDouble(i -> rank(scores, i) - rank(other.scores, i)).map(d -> d * d).sum();
        return 1 - 6 * squares / (n * ((double) n * n - 1));
    }

    private static long rank(List<Long> values, int i) {
        return values.stream().filter(value -> value > values.get(i)).count();
    }

    @Override
    public String toString() {
        return IntStream.range(0, shares.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%s %.2f %%", parties.get(i), shares.get(i) / 1e4))
                .collect(Collectors.joining(", "));
    }
}
