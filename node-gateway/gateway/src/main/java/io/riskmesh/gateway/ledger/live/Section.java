package io.riskmesh.gateway.ledger.live;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A map that grows while blocks are read and is handed out as a copy that does not; copied only if something changed since.
///
/// @param <K> in whose order it is handed out
/// @param <V> immutable
final class Section<K extends Comparable<K>, V> {
    private final SortedMap<K, V> growing = new TreeMap<>();
    private Map<K, V> frozen = Map.of();
    private boolean changed;

    void put(K key, V value) {
        growing.put(key, value);
        changed = true;
    }

    V get(K key) {
        return growing.get(key);
    }

    Map<K, V> frozen() {
        if (changed) {
            frozen = Collections.unmodifiableSortedMap(new TreeMap<>(growing));
            changed = false;
        }
        return frozen;
    }
}
