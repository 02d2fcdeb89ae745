package io.riskmesh.verifier.receipts;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.receipt.EpochTally;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether receipts are missing: an enclave numbers them without gaps per gateway, instance and epoch, and tells all gateways at the
/// end of an epoch how many each got. Logs of several banks are looked at together, so that the tally in one shows what another left
/// out.
public final class ReceiptSequences {

    /// Where one count of receipts goes.
    private record Counter(PartyId gateway, String instance, int epoch) implements Comparable<Counter> {

        private static final Comparator<Counter> ORDER = Comparator.comparing(Counter::gateway)
                .thenComparing(Counter::instance).thenComparingInt(Counter::epoch);

        @Override
        public int compareTo(Counter other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return gateway + " at " + instance + ", epoch " + epoch;
        }
    }

    private final Map<Counter, Map<Long, ScoreReceipt>> seen = new TreeMap<>();
    private final Map<Counter, String> logs = new TreeMap<>();
    private final Map<Counter, Long> told = new TreeMap<>();
    private final List<LogFault> faults = new ArrayList<>();

    private ReceiptSequences() {}

    public static List<LogFault> check(Collection<DisclosedLog> disclosed) {
        ReceiptSequences sequences = new ReceiptSequences();
        for (DisclosedLog log : disclosed) {
            log.receipts().forEach(receipt -> sequences.take(log.id(), receipt));
            log.tallies().forEach(tally -> sequences.take(log.id(), tally));
        }
        for (DisclosedLog log : disclosed) {
            sequences.compare(log);
        }
        sequences.findGaps();
        sequences.findEndedEpochs();
        return List.copyOf(sequences.faults);
    }

    private void take(String log, ScoreReceipt receipt) {
        Counter counter = new Counter(receipt.gateway(), receipt.instance(), receipt.epoch());
        logs.putIfAbsent(counter, log);
        if (!log.startsWith(receipt.gateway() + ".")) {
            faults.add(new LogFault(log, SharedReason.WRONG_PARTY, "it holds a receipt of " + receipt.gateway()));
            return;
        }
        ScoreReceipt before = seen.computeIfAbsent(counter, _ -> new TreeMap<>()).putIfAbsent(receipt.sequence(), receipt);
        if (before != null) {
            faults.add(new LogFault(log, SharedReason.DIGEST_MISMATCH, "receipt " + receipt.sequence() + " of " + counter
                    + " stands twice"));
        }
    }

    private void take(String log, EpochTally tally) {
        for (EpochTally.Last last : tally.gateways()) {
            Counter counter = new Counter(last.gateway(), tally.instance(), tally.epoch());
            Long before = told.putIfAbsent(counter, last.last());
            if (before != null && before != last.last()) {
                faults.add(new LogFault(log, SharedReason.DIGEST_MISMATCH, "the tally of " + counter + " says " + last.last()
                        + ", another one " + before));
            }
        }
    }

    /// What the enclave told of the log's own gateway.
    private void compare(DisclosedLog log) {
        told.forEach((counter, last) -> {
            long found = seen.getOrDefault(counter, Map.of()).keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            if (log.id().startsWith(counter.gateway() + ".") && found != last) {
                faults.add(new LogFault(log.id(), AuditReason.RECEIPT_MISSING, "the last receipt of " + counter + " is " + last
                        + ", disclosed is " + found));
            }
        });
    }

    private void findGaps() {
        seen.forEach((counter, receipts) -> {
            long next = 1;
            for (long sequence : receipts.keySet()) {
                if (sequence > next) {
                    faults.add(new LogFault(logs.get(counter), AuditReason.RECEIPT_MISSING, "receipts " + next + ".."
                            + (sequence - 1) + " of " + counter + " are missing"));
                }
                next = sequence + 1;
            }
        });
    }

    /// An epoch is over once a later one of its instance has a tally.
    private void findEndedEpochs() {
        for (Counter counter : seen.keySet()) {
            boolean over = told.keySet().stream().anyMatch(later -> later.instance().equals(counter.instance())
                    && later.epoch() > counter.epoch());
            if (over && !told.containsKey(counter)) {
                faults.add(new LogFault(logs.get(counter), AuditReason.RECEIPT_MISSING, "no tally of " + counter
                        + ", which is over"));
            }
        }
    }
}
