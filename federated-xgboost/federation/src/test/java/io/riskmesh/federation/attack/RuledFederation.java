package io.riskmesh.federation.attack;

import java.util.Optional;
import java.util.Set;

/// The shipped rules in the plain loop of [InsecureNaiveFederation], with no hole open: sums over the whole set of a tree
/// only, presence of pairs, truncation when a bank leaves, a stripped file.
final class RuledFederation {

    private RuledFederation() {}

    static FederationRun run(Scene scene, Optional<Departure> departure) {
        return InsecureNaiveFederation.run(scene, Set.of(), departure);
    }
}
