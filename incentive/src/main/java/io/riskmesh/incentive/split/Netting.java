package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.JournalEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fewest payments that a walk over the banks in order gives: whoever owes pays whoever is owed, until both are even; at
/// most one payment less than there are banks that move money.
public final class Netting {

    private Netting() {}

    /// @param entries that add up to nothing
    public static List<Transfer> of(List<JournalEntry> entries) {
        SortedMap<PartyId, Long> positions = new TreeMap<>();
        for (JournalEntry entry : entries) {
            positions.merge(entry.party(), entry.amount(), Math::addExact);
        }
        if (positions.values().stream().reduce(0L, Math::addExact) != 0) {
            throw new IllegalArgumentException("Expected entries that add up to nothing");
        }
        List<Transfer> transfers = new ArrayList<>();
        Iterator<Map.Entry<PartyId, Long>> owed = positions.entrySet().stream().filter(p -> p.getValue() > 0).iterator();
        PartyId payee = null;
        long due = 0;
        for (Map.Entry<PartyId, Long> payer : positions.entrySet()) {
            long owes = Math.max(0, -payer.getValue());
            while (owes > 0) {
                if (due == 0) {
                    Map.Entry<PartyId, Long> next = owed.next();
                    payee = next.getKey();
                    due = next.getValue();
                }
                long amount = Math.min(owes, due);
                transfers.add(new Transfer(payer.getKey(), payee, amount));
                owes -= amount;
                due -= amount;
            }
        }
        return List.copyOf(transfers);
    }
}
