/// MaskSum: adds vectors of banks so that only the sum can be opened, survives banks that vanish, and detects a wrong sum.
///
/// The construction is the double mask of Bonawitz et al. (CCS 2017) for 3 to 64 always-on servers, with post-quantum pair
/// keys, a survivor set ordered by a ledger, and a linear fingerprint over the masked vectors. Start reading at
/// {@link io.riskmesh.securesum.party.SumParty}.
package io.riskmesh.securesum;
