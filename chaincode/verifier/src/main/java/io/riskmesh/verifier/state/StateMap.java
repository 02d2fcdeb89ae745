package io.riskmesh.verifier.state;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/// All live keys with their values. Immutable: a change gives a new map that shares what stayed, so a reader may keep
/// one as long as it likes. Keys stand in byte order. Thread-safe.
public final class StateMap {

    private static final StateMap EMPTY = new StateMap(null);

    /// Null for the empty map.
    private final StateNode root;

    private StateMap(StateNode root) {
        this.root = root;
    }

    public static StateMap empty() {
        return EMPTY;
    }

    public Optional<Versioned> get(StateKey key) {
        StateNode node = root;
        while (node != null) {
            int order = key.compareTo(node.key());
            if (order == 0) {
                return Optional.of(node.value());
            }
            node = order < 0 ? node.left() : node.right();
        }
        return Optional.empty();
    }

    public StateMap with(StateKey key, Versioned value) {
        return new StateMap(StateNode.put(root, key, value));
    }

    public StateMap without(StateKey key) {
        return get(key).isEmpty() ? this : new StateMap(StateNode.remove(root, key));
    }

    /// This map after the changes of a block or of a transaction.
    public StateMap after(UpdateBatch batch) {
        StateMap map = this;
        for (Map.Entry<StateKey, Update> entry : batch.updates().entrySet()) {
            map = switch (entry.getValue()) {
                case Update.Put(Versioned value) -> map.with(entry.getKey(), value);
                case Update.Delete _ -> map.without(entry.getKey());
            };
        }
        return map;
    }

    public int size() {
        return root == null ? 0 : root.size();
    }

    /// Visits every key in order.
    public void forEach(BiConsumer<StateKey, Versioned> visitor) {
        StateNode.visit(root, null, (key, value) -> {
            visitor.accept(key, value);
            return true;
        });
    }

    /// Visits keys in order from the given one on (inclusive), until the visitor says false.
    public void from(StateKey first, BiPredicate<StateKey, Versioned> visitor) {
        StateNode.visit(root, first, visitor);
    }
}
