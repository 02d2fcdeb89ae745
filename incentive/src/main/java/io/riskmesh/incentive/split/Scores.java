package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.PayoutTerms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// One number per bank from its values at the other banks; its own holdout never pays it (design `incentive.md` section 6).
public final class Scores {

    private Scores() {}

    /// @param rowBounds of each party
    /// @param unheard validators that are left out
    /// @param values [provider][validator]
    public static List<Long> of(PayoutTerms terms, List<PartyId> parties, List<Long> rowBounds, List<Boolean> unheard,
            List<List<Long>> values) {
        List<Long> scores = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            List<Integer> validators = new ArrayList<>();
            for (int j = 0; j < parties.size(); j++) {
                if (j != i && !unheard.get(j)) {
                    validators.add(j);
                }
            }
            List<Long> row = values.get(i);
            scores.add(validators.isEmpty() ? 0L : switch (terms.rule()) {
                case WEIGHTED_MEAN -> weightedMean(terms, rowBounds, validators, row);
                case MEDIAN -> validators.stream().map(row::get).sorted().toList().get((validators.size() - 1) / 2);
            });
        }
        return List.copyOf(scores);
    }

    private static long weightedMean(PayoutTerms terms, List<Long> rowBounds, List<Integer> validators, List<Long> row) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger weights = BigInteger.ZERO;
        for (int j : validators) {
            BigInteger weight = BigInteger.valueOf(Math.min(rowBounds.get(j), terms.capRows()));
            sum = sum.add(weight.multiply(BigInteger.valueOf(row.get(j))));
            weights = weights.add(weight);
        }
        BigInteger[] parts = sum.divideAndRemainder(weights);
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    /// The standard error of each score, from the scores of batches: the root of their sample variance over their number.
    ///
    /// @param batches [batch][provider][validator]
    public static List<Long> standardErrors(PayoutTerms terms, List<PartyId> parties, List<Long> rowBounds, List<Boolean> unheard,
            List<List<List<Long>>> batches) {
        List<List<Long>> scores = batches.stream().map(values -> of(terms, parties, rowBounds, unheard, values)).toList();
        List<Long> errors = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            int provider = i;
            errors.add(error(scores.stream().map(batch -> BigInteger.valueOf(batch.get(provider))).toList()));
        }
        return List.copyOf(errors);
    }

    private static long error(List<BigInteger> values) {
        BigInteger n = BigInteger.valueOf(values.size());
        BigInteger sum = values.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger squares = values.stream().map(value -> value.multiply(value)).reduce(BigInteger.ZERO, BigInteger::add);
        // n times the sum of squared deviations, over n * n * (n - 1).
        BigInteger spread = n.multiply(squares).subtract(sum.multiply(sum));
        return spread.divide(n.multiply(n).multiply(n.subtract(BigInteger.ONE))).sqrt().longValueExact();
    }
}
