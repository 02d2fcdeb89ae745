package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import java.util.List;

/// Sets of parties are lists in ascending order without duplicates, so that each has one encoding.
final class PartySet {

    private PartySet() {}

    static List<PartyId> checked(String name, List<PartyId> parties) {
        if (!isSorted(parties)) {
            throw new IllegalArgumentException(name + " must be sorted, each party once, got " + parties);
        }
        return List.copyOf(parties);
    }

    static boolean isSorted(List<PartyId> parties) {
        for (int i = 1; i < parties.size(); i++) {
            if (parties.get(i - 1).compareTo(parties.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
