package io.riskmesh.securesum.contributor;

import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;

/// The order to contribute. Printing shows the number of cells only.
///
/// @param relay who collects
/// @param cells this bank's signed cells; must not be changed afterwards
/// @param entropy 32 fresh bytes of a CSPRNG, used for this one aggregation
public record Contribute(Aggregation aggregation, String relay, long[] cells, Secret entropy) {

    @Override
    public String toString() {
        return "Contribute[slot " + aggregation.slot() + ", step " + aggregation.step() + ", " + cells.length + " cells]";
    }
}
