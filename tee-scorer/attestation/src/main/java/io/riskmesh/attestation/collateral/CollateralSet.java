package io.riskmesh.attestation.collateral;

import io.riskmesh.attestation.pki.RequiredLists;
import java.util.Optional;

/// All that a quote is held against, as bytes, none of them trusted yet. Nobody changes its arrays.
///
/// @param tcbInfo answer of the maker's service with the signature, like qeIdentity
/// @param tcbSigners PEM of the TCB signing certificate and its root
/// @param qeSigners the same for the identity of the quoting enclave
/// @param rootList revocation list of the root in DER
/// @param pckList revocation list of the authority of the PCK certificate in DER
public record CollateralSet(byte[] tcbInfo, byte[] tcbSigners, byte[] qeIdentity, byte[] qeSigners, Optional<byte[]> rootList,
        Optional<byte[]> pckList) {

    /// The lists, both of which are required.
    public RequiredLists revocation() {
        return new RequiredLists(rootList, pckList);
    }
}
