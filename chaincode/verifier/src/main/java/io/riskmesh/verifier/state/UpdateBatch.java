package io.riskmesh.verifier.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The changes of one block: the last one per key, keys in byte order. Grows while a block is validated; owned by one
/// thread until then.
public final class UpdateBatch {

    private final TreeMap<StateKey, Update> updates = new TreeMap<>();

    public void put(StateKey key, Update update) {
        updates.put(key, update);
    }

    /// Whether a valid transaction of the block has touched the key, by a deletion too.
    public boolean touches(StateKey key) {
        return updates.containsKey(key);
    }

    public SortedMap<StateKey, Update> updates() {
        return Collections.unmodifiableSortedMap(updates);
    }
}
