package io.riskmesh.federation.rules;

import io.riskmesh.ledger.PartyId;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A participant's memory for R3: with which set each tree's gradients were contributed. It must outlive a restart, so
/// each entry is persisted before the first vector of a tree leaves the bank. Immutable.
public final class OpenedGradients {

    public static final OpenedGradients NONE = new OpenedGradients(new TreeMap<>());

    private final SortedMap<String, SortedSet<PartyId>> sets; // [gradients digest], owned

    private OpenedGradients(SortedMap<String, SortedSet<PartyId>> sets) {
        this.sets = sets;
    }

    /// This memory and one more entry.
    ///
    /// @throws IllegalArgumentException for gradients already known with another set: [NeverWithFewer] was not asked
    public OpenedGradients with(String gradientsDigest, Collection<PartyId> survivors) {
        SortedSet<PartyId> set = new TreeSet<>(survivors);
        Optional<SortedSet<PartyId>> known = survivorsOf(gradientsDigest);
        if (known.isPresent() && !known.get().equals(set)) {
            throw new IllegalArgumentException("Expected the set " + known.get() + ", got " + set);
        }
        SortedMap<String, SortedSet<PartyId>> more = new TreeMap<>(sets);
        more.put(gradientsDigest, set);
        return new OpenedGradients(more);
    }

    /// The set these gradients were opened with; a copy.
    public Optional<SortedSet<PartyId>> survivorsOf(String gradientsDigest) {
        return Optional.ofNullable(sets.get(gradientsDigest)).map(TreeSet::new);
    }

    public int size() {
        return sets.size();
    }
}
