package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.octets.Octets;

/// Signs with the party's own two `SUM` keys. Where the private keys live is the host's matter.
public interface PartySigner {

    /// 64 bytes: ECDSA P-256 in r || s form, or Ed25519, as the party's certificate says.
    Octets signClassical(byte[] statement);

    /// 3,309 bytes: ML-DSA-65.
    Octets signPostQuantum(byte[] statement);
}
