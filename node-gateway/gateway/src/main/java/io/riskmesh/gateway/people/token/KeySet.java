package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A provider's public keys (RFC 7517). Keys of other kinds, for other uses or too weak are left out.
public final class KeySet {
    private static final int MOST_KEYS = 64;

    private final List<Entry> keys;

    // An algorithm that the provider names for a key is the only one that it may be used with.
    private record Entry(Optional<String> id, Optional<String> algorithm, PublicKey key) {}

    private KeySet(List<Entry> keys) {
        this.keys = List.copyOf(keys);
    }

    /// No key at all.
    public static KeySet none() {
        return new KeySet(List.of());
    }

    /// Empty if the bytes are no key set.
    public static Optional<KeySet> read(byte[] bytes) {
        return StrictJson.object(bytes).filter(set -> set.path("keys").isArray() && set.path("keys").size() <= MOST_KEYS).map(KeySet::of);
    }

    private static KeySet of(JsonNode set) {
        List<Entry> keys = new ArrayList<>();
        for (JsonNode key : set.path("keys")) {
            String use = key.path("use").asText("sig");
            if (use.equals("sig")) {
                PublicKeys.of(key).ifPresent(found -> keys.add(new Entry(text(key, "kid"), text(key, "alg"), found)));
            }
        }
        return new KeySet(keys);
    }

    private static Optional<String> text(JsonNode key, String name) {
        return key.path(name).isTextual() ? Optional.of(key.path(name).textValue()) : Optional.empty();
    }

    /// The key for a token: of its id, or the only one that can do the algorithm if it names none.
    Optional<PublicKey> find(Optional<String> id, TokenAlgorithm algorithm) {
        List<Entry> fit = keys.stream().filter(entry -> algorithm.isFor(entry.key))
                .filter(entry -> entry.algorithm.isEmpty() || entry.algorithm.get().equals(algorithm.name()))
                .filter(entry -> id.isEmpty() || entry.id.equals(id)).toList();
        return fit.size() == 1 ? Optional.of(fit.getFirst().key) : Optional.empty();
    }

    /// How many keys can be used.
    public int size() {
        return keys.size();
    }
}
