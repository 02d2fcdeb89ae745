package io.riskmesh.gateway.scoring.path;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// How a bank scores; its configuration.
///
/// @param maxInFlight requests at a time; more are turned away
/// @param deadline of a request that names none, and the longest
/// @param viewMaxAge an older view of the ledger allows nothing
/// @param signals names of features that a request may bring itself
/// @param institutions parties by BIC, LEI or member id; a party's own id always names it
public record ScoringTerms(int maxInFlight, Duration deadline, Duration viewMaxAge, Set<String> signals, Map<String, String> institutions) {
    private static final long LEAST_DEADLINE_MILLIS = 10;
    private static final long MOST_DEADLINE_MILLIS = 2_000;

    public ScoringTerms {
        signals = Set.copyOf(signals);
        institutions = Map.copyOf(institutions);
        if (maxInFlight < 1 || deadline.toMillis() < LEAST_DEADLINE_MILLIS || deadline.toMillis() > MOST_DEADLINE_MILLIS) {
            throw new IllegalArgumentException("Expected at least one request at a time and a deadline of 10 to 2000 ms, got "
                    + maxInFlight + " and " + deadline);
        }
    }

    /// 512 requests at a time, 150 ms each, a view of at most 30 s.
    public static ScoringTerms standard() {
        return new ScoringTerms(512, Duration.ofMillis(150), Duration.ofSeconds(30), Set.of(), Map.of());
    }
}
