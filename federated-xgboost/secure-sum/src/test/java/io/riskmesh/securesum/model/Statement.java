package io.riskmesh.securesum.model;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import java.util.Set;

/// What an honest bank states in its own name, as an observer with all keys reads it.
sealed interface Statement {

    /// Who states it.
    String bank();

    /// A masked vector.
    record Vector(String bank, Octets vectorDigest) implements Statement {}

    /// An answer to a freeze.
    ///
    /// @param members of the freeze
    /// @param kinds the seeds whose shares it shows
    record Revealed(String bank, Octets freezeDigest, Roster members, Set<Seeds.Kind> kinds) implements Statement {}
}
