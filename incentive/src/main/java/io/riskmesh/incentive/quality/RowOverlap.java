package io.riskmesh.incentive.quality;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which rows two banks hold alike, by keyed fingerprints that only the evaluator compares. No division of value can see a copy;
/// this can, as long as the copier changes nothing (design `incentive.md` section 5). Immutable.
public final class RowOverlap {

    /// A bank is a copy if at least nine in ten of its rows are another's.
    private static final int COPY_PERCENT = 90;

    private final List<PartyId> inOrder;
    private final SortedMap<PartyId, NavigableSet<Digest>> rows = new TreeMap<>();

    /// @param fingerprints of each bank's rows
    /// @param joined the banks in the order in which they joined the run
    public RowOverlap(SortedMap<PartyId, List<Digest>> fingerprints, List<PartyId> joined) {
        inOrder = List.copyOf(joined);
        fingerprints.forEach((party, digests) -> rows.put(party, new TreeSet<>(digests)));
    }

    /// How many of a bank's rows each other bank also holds.
    public SortedMap<PartyId, Long> sharedWith(PartyId party) {
        SortedMap<PartyId, Long> shared = new TreeMap<>();
        for (Map.Entry<PartyId, NavigableSet<Digest>> other : rows.entrySet()) {
            if (!other.getKey().equals(party)) {
                shared.put(other.getKey(), rows.getOrDefault(party, new TreeSet<>()).stream().filter(other.getValue()::contains).count());
            }
        }
        return shared;
    }

    /// The banks whose rows are those of one that joined earlier. A dispute can turn this around: who joins first is not always
    /// who owned the rows.
    public List<PartyId> copies() {
        List<PartyId> copies = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            PartyId party = inOrder.get(i);
            long own = rows.getOrDefault(party, new TreeSet<>()).size();
            SortedMap<PartyId, Long> shared = sharedWith(party);
            if (own > 0 && inOrder.subList(0, i).stream()
                    .anyMatch(earlier -> shared.getOrDefault(earlier, 0L) * 100 >= own * COPY_PERCENT)) {
                copies.add(party);
            }
        }
        return copies.stream().sorted().toList();
    }
}
