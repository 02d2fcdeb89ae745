package io.riskmesh.enclave.receipt;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.receipt.EpochTally;
import java.util.List;
import java.util.TreeMap;

/// Numbers of receipts: from 1 without a gap per gateway, in one instance and epoch. A number that was taken is a receipt that is
/// given. Thread-safe.
public final class ReceiptCounter {

    private final TreeMap<PartyId, Long> last = new TreeMap<>();

    /// A gateway that holds a session stands in the tally even if it gets no receipt.
    public synchronized void holdsSession(PartyId gateway) {
        last.putIfAbsent(gateway, 0L);
    }

    public synchronized long next(PartyId gateway) {
        return last.merge(gateway, 1L, Long::sum);
    }

    /// Receipts of all gateways.
    public synchronized long total() {
        return last.values().stream().mapToLong(Long::longValue).sum();
    }

    public synchronized EpochTally tally(String instance, int epoch) {
        List<EpochTally.Last> gateways = last.entrySet().stream().map(e -> new EpochTally.Last(e.getKey(), e.getValue())).toList();
        return new EpochTally(instance, epoch, gateways);
    }
}
