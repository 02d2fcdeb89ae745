package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.ledger.PartyId;
import java.util.Map;
import java.util.TreeMap;

/// Encoded bytes between different banks; what a bank hands to itself costs no wire.
public final class WireCount {
    private final Map<PartyId, long[]> byBank = new TreeMap<>(); // sent, received

    void count(PartyId from, PartyId to, long bytes) {
        if (!from.equals(to)) {
            byBank.computeIfAbsent(from, _ -> new long[2])[0] += bytes;
            byBank.computeIfAbsent(to, _ -> new long[2])[1] += bytes;
        }
    }

    /// Bytes that a bank sent.
    public long sent(PartyId bank) {
        return byBank.getOrDefault(bank, new long[2])[0];
    }

    /// Bytes that a bank received.
    public long received(PartyId bank) {
        return byBank.getOrDefault(bank, new long[2])[1];
    }

    /// Bytes that all banks sent.
    public long total() {
        return byBank.values().stream().mapToLong(both -> both[0]).sum();
    }
}
