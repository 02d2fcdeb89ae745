package io.riskmesh.gateway.run;

import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the ledger says about the banks of a run.
///
/// @param survivors the sets whose vectors were opened together, in the order of their slots
public record RunParticipation(List<Bank> banks, List<Survivors> survivors) {

    public RunParticipation {
        banks = List.copyOf(banks);
        survivors = List.copyOf(survivors);
    }

    /// @param rowBound power of two at or above its rows, once it joined
    /// @param revealed whether its part of the coin is open
    /// @param sealed whether it takes part
    /// @param lastTree the last tree of which it recorded a transcript
    public record Bank(PartyId party, String grant, OptionalLong rowBound, boolean revealed, boolean sealed, OptionalInt lastTree) {}

    /// @param firstSlot inclusive, as `lastSlot`
    public record Survivors(int firstSlot, int lastSlot, List<PartyId> members) {
        public Survivors {
            members = List.copyOf(members);
        }
    }
}
