package io.riskmesh.securesum.keys;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import java.util.Map;
import java.util.TreeMap;

/// What one party holds after the key set-up: one 32-byte key per party of the session. The key of the party with itself
/// is its own secret, so that a gateway that is contributor, relay and opener treats messages to itself like any other.
public final class PairKeys {
    private final String self;
    private final Octets sessionId;
    private final Roster roster;
    private final TreeMap<String, Secret> keys;

    /// @param keys one per party of the roster, `self` included
    public PairKeys(String self, Octets sessionId, Roster roster, Map<String, Secret> keys) {
        this.self = self;
        this.sessionId = sessionId;
        this.roster = roster;
        this.keys = new TreeMap<>(keys);
        if (!roster.contains(self) || this.keys.size() != roster.size() || !this.keys.keySet().containsAll(roster.parties())) {
            throw new IllegalArgumentException("Expected one key per party of " + roster + ", got " + this.keys.size());
        }
    }

    public String self() {
        return self;
    }

    public Octets sessionId() {
        return sessionId;
    }

    public Roster roster() {
        return roster;
    }

    public Secret with(String party) {
        Secret key = keys.get(party);
        if (key == null) {
            throw new IllegalArgumentException("Expected a party of " + roster + ", got " + party);
        }
        return key;
    }

    /// Overwrites all keys: the session is over.
    public void erase() {
        keys.values().forEach(Secret::erase);
    }

    @Override
    public String toString() {
        return "PairKeys[" + self + ", " + roster.size() + " parties, keys redacted]";
    }
}
