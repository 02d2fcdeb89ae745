package io.riskmesh.incentive.split;

import io.riskmesh.ledger.part.Allocation;
import java.util.List;

/// @param allocations one per participant, in their order
/// @param carry what nobody got; allocations and carry add up to the pool exactly
public record PoolSplit(List<Allocation> allocations, long carry) {

    public PoolSplit {
        allocations = List.copyOf(allocations);
    }
}
