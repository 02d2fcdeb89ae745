package io.riskmesh.incentive.quality;

import io.riskmesh.incentive.split.Scores;
import io.riskmesh.incentive.valuation.ValuationInput;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.ledger.reason.SettlementReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What a report points out of its banks (design `incentive.md` sections 5 and 7).
public final class ReportFlags {

    private static final int LEAST_BANKS_FOR_LOW_VALUE = 5;
    private static final int MOST_ERROR_PERCENT = 3;

    private ReportFlags() {}

    /// @param copies see [RowOverlap#copies]
    /// @param cutOff whether all banks together met the cut-off of weights in some leaf
    /// @return sorted by party
    public static List<ReportFlag> of(PayoutTerms terms, ValuationInput input, ValueTable values, List<PartyId> copies, boolean cutOff) {
        List<PartyId> parties = input.parties();
        List<Boolean> few = input.holdoutRows().stream().map(rows -> rows < terms.minHoldoutRows()).toList();
        List<Long> scores = Scores.of(terms, parties, input.rowBounds(), few, values.value());
        BigInteger positive = scores.stream().map(score -> BigInteger.valueOf(Math.max(0, score))).reduce(BigInteger.ZERO, BigInteger::add);
        List<Boolean> low = low(input, scores);
        List<ReportFlag> flags = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            BigInteger error = BigInteger.valueOf(values.standardError().get(i)).multiply(BigInteger.valueOf(100));
            boolean imprecise = error.compareTo(positive.multiply(BigInteger.valueOf(MOST_ERROR_PERCENT))) > 0;
            flag(flags, cutOff, parties.get(i), SettlementReason.CLAMPED_LEAF);
            flag(flags, copies.contains(parties.get(i)), parties.get(i), SettlementReason.COPY);
            flag(flags, few.get(i), parties.get(i), SettlementReason.FEW_HOLDOUT_ROWS);
            flag(flags, imprecise, parties.get(i), SettlementReason.IMPRECISE);
            flag(flags, low.get(i), parties.get(i), SettlementReason.LOW_VALUE);
        }
        return List.copyOf(flags);
    }

    private static void flag(List<ReportFlag> flags, boolean holds, PartyId party, SettlementReason reason) {
        if (holds) {
            flags.add(new ReportFlag(party, reason.code()));
        }
    }

    /// Value per block below the median less three times the median distance from it.
    private static List<Boolean> low(ValuationInput input, List<Long> scores) {
        List<Long> perBlock = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            int owner = i;
            long blocks = input.owners().stream().filter(each -> each == owner).count();
            perBlock.add(scores.get(i) / Math.max(1, blocks));
        }
        long median = median(perBlock);
        long spread = median(perBlock.stream().map(value -> Math.abs(value - median)).toList());
        return perBlock.stream().map(value -> perBlock.size() >= LEAST_BANKS_FOR_LOW_VALUE && value < median - 3 * spread).toList();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }
}
