package io.riskmesh.securesum.parameters;

import io.riskmesh.securesum.octets.Octets;

/// The one set of banks whose vectors may be opened in slots `firstSlot..lastSlot`, both inclusive. Made by federation from
/// the ledger's survivor record; the ledger accepts no two records of a run with overlapping slots.
public record SurvivorSet(
        Octets sessionId, int firstSlot, int lastSlot, Roster members) {

    public SurvivorSet {
        if (sessionId.length() != MaskSumParameters.DIGEST_BYTES || firstSlot < 0 || lastSlot < firstSlot) {
            throw new IllegalArgumentException("Expected a session id of 32 bytes and 0 <= firstSlot <= lastSlot, got "
                    + sessionId.length() + ", " + firstSlot + ".." + lastSlot);
        }
    }

    public boolean covers(int slot) {
        return firstSlot <= slot && slot <= lastSlot;
    }

    public boolean overlaps(SurvivorSet other) {
        return firstSlot <= other.lastSlot && other.firstSlot <= lastSlot;
    }
}
