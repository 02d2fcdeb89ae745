package io.riskmesh.federation.coordinator;

import io.riskmesh.federation.sums.SumPlace;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// A masked sum under way.
///
/// @param r its identity
/// @param ready members whose contributions are complete
/// @param revealing members that have not revealed yet, once it is frozen
record Sum(SumPlace place, Digest r, Set<PartyId> ready, boolean frozen, Set<PartyId> revealing) {
    Sum {
        ready = Collections.unmodifiableSet(new TreeSet<>(ready));
        revealing = Collections.unmodifiableSet(new TreeSet<>(revealing));
    }

    static Sum begun(SumPlace place, Digest r) {
        return new Sum(place, r, Set.of(), false, Set.of());
    }

    Sum ready(Set<PartyId> banks) {
        return new Sum(place, r, banks, frozen, revealing);
    }

    Sum asFrozen() {
        return new Sum(place, r, ready, true, new TreeSet<>(place.set().members()));
    }

    Sum revealing(Set<PartyId> banks) {
        return new Sum(place, r, ready, frozen, banks);
    }

    /// Whom the sum waits for.
    Set<PartyId> awaited() {
        Set<PartyId> awaited = new TreeSet<>(frozen ? revealing : new TreeSet<>(place.set().members()));
        if (!frozen) {
            awaited.removeAll(ready);
        }
        return awaited;
    }
}
