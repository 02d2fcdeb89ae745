package io.riskmesh.securesum.opener;

import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;

/// The order to open an aggregation when it is frozen and revealed.
///
/// @param relay whose freeze counts
/// @param entropy 32 fresh bytes of a CSPRNG: the nonce of the commitment
public record AwaitSum(Aggregation aggregation, String relay, Secret entropy) {}
