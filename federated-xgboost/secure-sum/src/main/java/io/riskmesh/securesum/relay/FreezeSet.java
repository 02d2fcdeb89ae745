package io.riskmesh.securesum.relay;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.SurvivorSet;

/// The order to freeze: the set, as federation had it registered, and the evidence that goes to all banks.
public record FreezeSet(SurvivorSet set, Octets evidence) {}
