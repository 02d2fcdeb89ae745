package io.riskmesh.securesum.opener;

import io.riskmesh.securesum.freeze.CheckedFreeze;
import io.riskmesh.securesum.freeze.FingerprintBoard;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where an opener stands.
///
/// @param sets the survivor sets it opened under
public record OpenerState(List<SurvivorSet> sets, Phase phase) {

    public OpenerState {
        sets = List.copyOf(sets);
    }

    public static OpenerState initial() {
        return new OpenerState(List.of(), new Phase.Idle());
    }

    OpenerState in(Phase next) {
        return new OpenerState(sets, next);
    }

    public sealed interface Phase {
        record Idle() implements Phase {}

        /// Waiting for the freeze; reveals may overtake it.
        record Awaiting(Aggregation aggregation, Octets r, String relay, Secret entropy, List<Reveal> early)
                implements Phase {
            public Awaiting {
                early = List.copyOf(early);
            }
        }

        /// Collecting shares and fingerprints.
        ///
        /// @param shares opened boxes by revealer, in the order of a reveal
        record Gathering(
                Aggregation aggregation,
                Octets r,
                Secret entropy,
                CheckedFreeze freeze,
                Map<String, Reveal> reveals,
                Map<String, List<Secret>> shares,
                FingerprintBoard board)
                implements Phase {
            public Gathering {
                reveals = Collections.unmodifiableMap(new TreeMap<>(reveals));
                shares = Collections.unmodifiableMap(new TreeMap<>(shares));
            }
        }

        /// Opened, or given up because the sum is proven wrong.
        record Finished(Octets r, Outcome outcome) implements Phase {}

        sealed interface Outcome {
            record Announced(Opened message) implements Outcome {}

            record WrongSum() implements Outcome {}
        }
    }
}
