package io.riskmesh.federation.message;

import io.riskmesh.ledger.PartyId;
import java.util.List;

/// The one set of banks of the slots `firstSlot..lastSlot`, as the survivor record on the ledger has it.
///
/// @param members sorted, each once, 1..64
public record SlotSet(List<PartyId> members, int firstSlot, int lastSlot) {

    public SlotSet {
        members = List.copyOf(members);
        if (firstSlot < 0 || lastSlot < firstSlot) {
            throw new IllegalArgumentException("Expected 0 <= firstSlot <= lastSlot, got " + firstSlot + ".." + lastSlot);
        }
    }

    public boolean covers(int slot) {
        return firstSlot <= slot && slot <= lastSlot;
    }

    public boolean overlaps(SlotSet other) {
        return firstSlot <= other.lastSlot && other.firstSlot <= lastSlot;
    }
}
