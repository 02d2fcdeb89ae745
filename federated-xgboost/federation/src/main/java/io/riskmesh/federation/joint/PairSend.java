package io.riskmesh.federation.joint;

import io.riskmesh.ledger.PartyId;

/// Encoded bytes for the other bank of a pair.
public record PairSend(PartyId to, byte[] bytes) {
    @Override
    public String toString() {
        return "PairSend[" + bytes.length + " bytes to " + to + "]";
    }
}
