package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.canonical.Digest;

/// One side of a payment as it is sealed to the enclave.
public sealed interface Half permits PayerHalf, PayeeHalf {

    HalfPayload payload();

    /// The plain text.
    byte[] encode();

    /// SHA-256 of the plain text; the salt in it keeps others from guessing.
    default Digest payloadDigest() {
        return Digest.ofFile(encode());
    }
}
