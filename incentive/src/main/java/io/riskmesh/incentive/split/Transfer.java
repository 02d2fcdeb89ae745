package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;

/// One payment between banks.
///
/// @param amount minor units, above 0
public record Transfer(PartyId from, PartyId to, long amount) {

    public Transfer {
        if (amount <= 0) {
            throw new IllegalArgumentException("A transfer moves at least one unit, got " + amount);
        }
    }
}
