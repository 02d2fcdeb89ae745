package io.riskmesh.securesum.relay;

import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Where a relay stands.
public sealed interface RelayState {

    record Idle() implements RelayState {}

    /// @param contributions complete and checked, by party
    record Collecting(Aggregation aggregation, Octets r, Map<String, Contribution> contributions) implements RelayState {
        public Collecting {
            contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
        }
    }

    /// @param frozen what goes to every party, without the boxes
    /// @param reveals by party
    record Frozen(
            Aggregation aggregation,
            Octets r,
            Map<String, Contribution> contributions,
            FrozenSum frozen,
            Octets freezeDigest,
            Map<String, Reveal> reveals)
            implements RelayState {
        public Frozen {
            contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
            reveals = Collections.unmodifiableMap(new TreeMap<>(reveals));
        }
    }

    static RelayState initial() {
        return new Idle();
    }
}
