package io.riskmesh.features;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who paid an account in the last seven days, and who ever did. The maps are only looked up, never walked.
final class PayerCounts {

    private record Visit(AsOf at, long payer, int bank, boolean first) {}

    private final ArrayDeque<Visit> visits = new ArrayDeque<>();
    private final Map<Long, Integer> payers = new HashMap<>();
    private final Map<Integer, Integer> banks = new HashMap<>();
    private final Set<Long> everSeen = new HashSet<>();
    private int firstTimers;

    void add(AsOf at, long payer, int bank) {
        boolean first = everSeen.add(payer);
        visits.add(new Visit(at, payer, bank, first));
        payers.merge(payer, 1, Integer::sum);
        banks.merge(bank, 1, Integer::sum);
        firstTimers += first ? 1 : 0;
    }

    void advance(AsOf now) {
        while (!visits.isEmpty() && !Window.WEEK.contains(visits.peek().at().epochSecond(), now)) {
            Visit old = visits.remove();
            payers.computeIfPresent(old.payer(), (_, n) -> n == 1 ? null : n - 1);
            banks.computeIfPresent(old.bank(), (_, n) -> n == 1 ? null : n - 1);
            firstTimers -= old.first() ? 1 : 0;
        }
    }

    int distinctPayers() {
        return payers.size();
    }

    int distinctBanks() {
        return banks.size();
    }

    /// `NaN` if nobody paid.
    double firstTimerShare() {
        return visits.isEmpty() ? Double.NaN : firstTimers / (double) visits.size();
    }
}
